"""Finding things: whether residents' questions find their answer, and how long ten thousand pages take to look through."""

import json
import math
import subprocess
import sys
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

from tests import relevance
from tests.tools import running

from . import databases, load
from .publishing import suffix
from .search_worker import PAGES

TIMES = 5


def measure(folder: Path, portal: dict[str, str]) -> Iterator[tuple[str, float, str, str]]:
    """Yields (name, value, unit, how). The relevance is that of the seeded demo's own pages, on each database."""
    pages = folder / "search-pages.json"
    command = [sys.executable, "-m", "tests.bench.search_worker", "take", str(pages)]
    subprocess.run(command, env=portal, check=True, stdout=subprocess.DEVNULL)
    asked = relevance.queries()
    for vendor in databases.VENDORS:
        with databases.empty_portal(vendor, folder, "search") as environment:
            command = [sys.executable, "-m", "tests.bench.search_worker", "fill", str(pages)]
            ranks = json.loads(subprocess.check_output(command, env=environment, text=True))
            with running.gunicorn("portal.wsgi", folder=Path.cwd(), environment=environment) as port:
                times = sorted(ask_all(port, asked))
        how = f"{len(asked)} questions of tests/data/relevance.tsv, the demo's pages; {vendor}"
        yield f"search_success_at_3{suffix(vendor)}", relevance.success_at_3(ranks), "share", how
        yield f"search_median_rank{suffix(vendor)}", relevance.median(ranks), "rank", how
        how = (
            f"{PAGES:,} pages, the same questions, gunicorn, two workers, loopback, one after another, "
            f"95th percentile of {len(times)} answers; {vendor}"
        )
        yield f"search_p95_ms{suffix(vendor)}", times[math.ceil(len(times) * 0.95) - 1], "ms", how


def ask_all(port: int, asked: list[relevance.Query]) -> Iterator[float]:
    """Milliseconds of each answer: every question several times, each after four that warm the processes."""
    for query in asked:
        path = f"/search/?q={urllib.parse.quote(query.words)}"
        answers = load.ask(port, path, expect='id="search-question"', cookie="", times=TIMES)
        yield from answers.times_ms
