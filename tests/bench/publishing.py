"""Publishing the roster of a whole township: the time between the button and the notice."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from . import databases
from .publish_worker import HOUSEHOLDS, TIMES


def measure(folder: Path, portal: dict[str, str]) -> Iterator[tuple[str, float, str, str]]:
    for vendor in databases.VENDORS:
        with databases.empty_portal(vendor, folder, "publish") as environment:
            command = [sys.executable, "-m", "tests.bench.publish_worker"]
            seconds = json.loads(subprocess.check_output(command, env=environment, text=True))
        slowest = max(seconds, key=lambda level: seconds[level])
        how = f"{HOUSEHOLDS:,} households, median of {TIMES}, web level {slowest} (slowest of {len(seconds)}); {vendor}"
        yield f"publish_1549_s{suffix(vendor)}", seconds[slowest], "s", how


def suffix(vendor: str) -> str:
    """SQLite is the default database and keeps the plain name."""
    return "" if vendor == "sqlite" else f"_{vendor}"
