"""A notice page and an API page must not grow slower as the years of notices pile up."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from . import databases
from .growth_worker import FEW, MANY, TIMES
from .publishing import suffix


def measure(folder: Path, portal: dict[str, str]) -> Iterator[tuple[str, float, str, str]]:
    for vendor in databases.VENDORS:
        with databases.empty_portal(vendor, folder, "growth") as environment:
            command = [sys.executable, "-m", "tests.bench.growth_worker"]
            environment["PUBLIC_THROTTLE_RATE"] = "10000000/min"
            times = json.loads(subprocess.check_output(command, env=environment, text=True))
        for name, pair in times.items():
            how = (
                f"time with {MANY:,} published rows ({pair['many']:.1f} ms) over time with {FEW:,} "
                f"({pair['few']:.1f} ms), nothing kept, least of {TIMES}; {vendor}"
            )
            yield f"{name}_growth{suffix(vendor)}", pair["many"] / pair["few"], "ratio", how
