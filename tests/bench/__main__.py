"""Run every measure, or those that are named (``make bench ARGS="search desk"``), print the figures, write them to
$DATA_DIR/bench.json as name → {value, unit, how}."""

import json
import os
import sys
import tempfile
from pathlib import Path

from tests.tools import running

from . import desk, growth, imports, publishing, search, serving

MEASURES = {one.__name__.rpartition(".")[2]: one for one in (serving, imports, publishing, growth, desk, search)}
OUT = Path(os.environ.get("DATA_DIR", "var")) / "bench.json"


def main(names: list[str]) -> None:
    if unknown := set(names) - MEASURES.keys():
        raise SystemExit(f"no such measure: {', '.join(sorted(unknown))}; there are {', '.join(MEASURES)}")
    named = [MEASURES[name] for name in names or MEASURES]
    figures: dict[str, dict] = {}
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as name:
        folder = Path(name)
        print("seeding the demo …", flush=True)
        portal = running.seed(folder / "portal", PUBLIC_THROTTLE_RATE="10000000/min")
        for measure in named:
            for figure, value, unit, how in measure.measure(folder, portal):
                figures[figure] = {"value": round(value, 3), "unit": unit, "how": how}
                print(f"{figure:28} {value:12.2f} {unit:6} {how}", flush=True)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n")
    print(f"written to {OUT}")


if __name__ == "__main__":
    main(sys.argv[1:])
