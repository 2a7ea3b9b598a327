"""The home page, a notice and its entries under gunicorn, beside a bare Wagtail home page under the same gunicorn."""

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tests.tools import running

from . import load

HOW = "gunicorn, two workers, SQLite, loopback, 8 kept connections, 6 s after 1.5 s of warming"


def make_bare_site(folder: Path) -> dict[str, str]:
    """A fresh ``wagtail start`` project, migrated, with nothing of ours; answers the environment that serves it."""
    subprocess.run([f"{running.BIN}/wagtail", "start", "bare", str(folder)], check=True, capture_output=True)
    (folder / "bare/settings/bench.py").write_text(
        "from .base import *\n"
        "DEBUG = False\nSECRET_KEY = 'bench'\nALLOWED_HOSTS = ['127.0.0.1']\n"
        "DATABASES['default']['CONN_MAX_AGE'] = None\n"
    )
    environment = {"DJANGO_SETTINGS_MODULE": "bare.settings.bench"}
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=folder,
        env={**os.environ, **environment},
        check=True,
    )
    return environment


def fetch(address: str) -> dict:
    with urllib.request.urlopen(address) as answer:
        return json.load(answer)


def measure(folder: Path, portal: dict[str, str]) -> Iterator[tuple[str, float, str, str]]:
    """Yields (name, value, unit, how). The bare site is measured in the same run: machines differ, ratios last."""
    (folder / "bare").mkdir()
    environment = {**os.environ, **make_bare_site(folder / "bare")}
    with running.gunicorn("bare.wsgi", folder=folder / "bare", environment=environment) as port:
        bare = load.run(port, "/", expect="Wagtail")
    yield "bare_wagtail_rps", bare.rps, "1/s", f"home page of `wagtail start`; {HOW}"
    with running.gunicorn("portal.wsgi", folder=Path.cwd(), environment=portal) as port:
        site = f"http://127.0.0.1:{port}"
        notice = max(fetch(f"{site}/api/v1/notices/?state=open")["results"], key=lambda row: row["sums"]["households"])
        pages = {
            "home": ("/", "低保"),
            "notice": (f"/notices/{notice['number']}/", notice["title"]),
            "api_entries": (f"/api/v1/notices/{notice['number']}/entries/", '"label"'),
        }
        for name, (path, expect) in pages.items():
            result = load.run(port, path, expect=expect)
            yield f"{name}_rps", result.rps, "1/s", f"{path}; {HOW}"
            yield f"{name}_p95_ms", result.p95_ms, "ms", f"{path}; {HOW}"
            yield f"{name}_to_bare", result.rps / bare.rps, "ratio", f"{name}_rps over bare_wagtail_rps of this run"
