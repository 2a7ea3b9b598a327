"""One measured process: publish rosters of a whole township, one round after the other; prints one line of JSON."""

import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import django

HOUSEHOLDS = 1_549
TIMES = 5


def measure(folder: Path) -> dict[str, float]:
    """Seconds to publish, the median of each web level that a round of the national rules has."""
    from tests.bench.town import Town

    town, seconds = Town(), {}
    for level in ("masked", "generalised", "totals"):
        round = town.round(web_level=level)
        if round is None:
            continue
        times = []
        for number in range(TIMES):
            roster = town.approved(folder, round, HOUSEHOLDS, period=f"{level}{number}")
            start = time.perf_counter()
            town.publish(roster)
            times.append(time.perf_counter() - start)
        seconds[level] = statistics.median(times)
    return seconds


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    django.setup()
    with tempfile.TemporaryDirectory() as name:
        sys.stdout.write(json.dumps(measure(Path(name))))
