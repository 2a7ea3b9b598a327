"""Lighthouse, mobile and throttled, on the pages that residents land on: ``make lighthouse``; below a limit, exit code 1.

It wants Node and npm, and is fetched by name and version; so it is no part of ``make test``, whose test_weight.py holds
the parts that can be counted (bytes, hosts, jumps).
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from . import places, running
from .screens import ARGUMENTS

PACKAGE = "lighthouse@12.2.3"  # 13 wants a newer Node than Debian's
LIMITS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 95}
PAGES = ("home", "notice", "notice in sums", "policy", "search unasked", "search")
# A list of names and the answer to a search must not stand in a search engine: there the one audit that asks for
# being indexed is left out, and nothing else.
KEPT_OUT_OF_INDEXES = {"notice", "search"}


def program(folder: Path) -> list[str]:
    """How to start it. Raises SystemExit with a sentence where it cannot be had."""
    if named := os.environ.get("LIGHTHOUSE"):
        return [named]
    npm = shutil.which("npm")
    if not npm:
        raise SystemExit("make lighthouse needs npm, or LIGHTHOUSE with the path of the program.")
    command = [npm, "install", "--silent", "--no-save", "--prefix", str(folder), PACKAGE]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"})
    return [str(folder / "node_modules/.bin/lighthouse")]


def judge(command: list[str], url: str, name: str) -> dict:
    """One report, as JSON."""
    skipped = ["--skip-audits=is-crawlable"] if name in KEPT_OUT_OF_INDEXES else []
    flags = " ".join(["--headless=new", *ARGUMENTS])
    done = subprocess.run(
        [*command, url, "--quiet", "--output=json", f"--chrome-flags={flags}", *skipped],
        env={**os.environ, "CHROME_PATH": "/usr/bin/chromium"},
        check=True,
        capture_output=True,
    )
    return json.loads(done.stdout)


def lost(report: dict) -> list[str]:
    """What took points, for whoever has to mend it."""
    audits, lines = report["audits"], []
    for category in report["categories"].values():
        for entry in category["auditRefs"]:
            audit = audits[entry["id"]]
            if entry["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                lines.append(f"  {category['id']}: {entry['id']} {audit['score']} {audit.get('displayValue', '')}")
    return lines


def main() -> int:
    is_low = False
    with tempfile.TemporaryDirectory(prefix="portal-lighthouse-") as name:
        folder = Path(name)
        command = program(folder)
        demo_folder = Path(os.environ.get("PORTAL_DEMO_DIR") or folder / "demo")
        environment = running.seed(demo_folder, PUBLIC_THROTTLE_RATE="100000/min")
        with running.serve(demo_folder, environment) as demo:
            addresses = places.public(demo)
            for page in PAGES:
                report = judge(command, demo.url + addresses[page], page)
                scores = {key: round(100 * report["categories"][key]["score"]) for key in LIMITS}
                weight = round(report["audits"]["total-byte-weight"]["numericValue"] / 1024)
                print(f"{page}: {scores} {weight} KB", *lost(report), sep="\n", flush=True)
                is_low |= any(scores[key] < limit for key, limit in LIMITS.items())
    return 1 if is_low else 0


if __name__ == "__main__":
    sys.exit(main())
