"""The desk of a township with 100,000 cases: every list of cases and the first page, for each job, under gunicorn."""

import http.cookiejar
import json
import re
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tests.tools import running

from . import databases, load
from .desk_worker import CASES
from .publishing import suffix

TIMES = 20
HOW = f"{CASES:,} cases, gunicorn, two workers, loopback, page after page, 95th percentile of {TIMES} answers"


def lists(found: dict) -> dict[str, str]:
    """Every way in which somebody looks through the cases, by name."""
    index = "/admin/cases/"
    last = CASES // 30 + 1
    return {
        "dashboard": "/admin/",
        "all": index,
        "waiting": f"{index}?holder=waiting",
        "mine": f"{index}?holder=me",
        "nobody's": f"{index}?holder=nobody",
        "soon": f"{index}?due=soon",
        "overdue": f"{index}?due=overdue",
        "running": f"{index}?due=running",
        "returned": f"{index}?state=returned",
        "closed": f"{index}?state=closed",
        "two states": f"{index}?state=received&state=accepted",
        "kind": f"{index}?kind=accusation",
        "channel": f"{index}?channel=visit",
        "village": f"{index}?village={found['village']}",
        "village, kind, overdue": f"{index}?village={found['village']}&kind=claim&due=overdue",
        "number": f"{index}?q={found['number']}",
        "beginning of numbers": f"{index}?q={found['number'][:6]}",
        "words": f"{index}?q={urllib.parse.quote('低保金')}",
        "rare words": f"{index}?q={urllib.parse.quote('枣林村 路灯')}",
        "no such words": f"{index}?q={urllib.parse.quote('查无此事')}",
        "page 50": f"{index}?p=50",
        "last page": f"{index}?p={last}",
        "last of the closed": f"{index}?state=closed&p={last}",
        "latest clock first": f"{index}?ordering=-next_due",
        "by number": f"{index}?ordering=number",
        "by number, newest first": f"{index}?ordering=-number",
    }


def sign_in(port: int, username: str, password: str) -> str:
    """The cookies of somebody who has signed in with the form, as a browser would."""
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    address = f"http://127.0.0.1:{port}/admin/login/"
    page = opener.open(address).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token, "the log-in form has no token"
    form = {"csrfmiddlewaretoken": token[1], "username": username, "password": password, "next": "/admin/"}
    with opener.open(address, urllib.parse.urlencode(form).encode()) as answer:
        assert answer.url.endswith("/admin/"), f"{username} was not let in: {answer.url}"
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


def measure(folder: Path, portal: dict[str, str]) -> Iterator[tuple[str, float, str, str]]:
    for vendor in databases.VENDORS:
        with databases.empty_portal(vendor, folder, "desk") as environment:
            command = [sys.executable, "-m", "tests.bench.desk_worker"]
            found = json.loads(subprocess.check_output(command, env=environment, text=True))
            with running.gunicorn("portal.wsgi", folder=Path.cwd(), environment=environment) as port:
                times = dict(ask_all(port, found))
        dashboards = {name: time for name, time in times.items() if name.endswith(": dashboard")}
        for figure, of in (("staff_list", times.keys() - dashboards), ("dashboard", dashboards)):
            worst = max(of, key=lambda name: times[name])
            how = f"slowest of {len(of)}: {worst}; {HOW}; {vendor}"
            yield f"{figure}_p95_ms{suffix(vendor)}", times[worst], "ms", how


def ask_all(port: int, found: dict) -> Iterator[tuple[str, float]]:
    """(whose list, milliseconds) of every list for everybody."""
    for person, username in found["people"].items():
        cookie = sign_in(port, username, found["password"])
        pages = lists(found)
        times = load.in_turn(port, pages.values(), expect='id="wagtail-config"', cookie=cookie, times=TIMES)
        for name, path in pages.items():
            yield f"{person}: {name}", times[path]
