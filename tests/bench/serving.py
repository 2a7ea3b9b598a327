"""The home page, a notice and its entries under gunicorn, beside a bare Wagtail home page under the same gunicorn."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import load

BIN = Path(sys.executable).parent
GUNICORN = ["--workers", "2", "--threads", "2", "--keep-alive", "60", "--log-level", "error"]
HOW = "gunicorn, two workers, SQLite, loopback, 8 kept connections, 6 s after 1.5 s of warming"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def gunicorn(application: str, *, folder: Path, environment: dict[str, str]) -> Iterator[int]:
    """Serve the application from the folder; gives the port, ends the server afterwards."""
    port = free_port()
    command = [f"{BIN}/gunicorn", application, "--bind", f"127.0.0.1:{port}", *GUNICORN]
    server = subprocess.Popen(command, cwd=folder, env={**os.environ, **environment})
    try:
        for _ in range(150):
            time.sleep(0.2)
            if server.poll() is not None:
                raise RuntimeError(f"gunicorn ended with {server.returncode}")
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
        yield port
    finally:
        server.terminate()
        server.wait(timeout=20)


def make_bare_site(folder: Path) -> dict[str, str]:
    """A fresh ``wagtail start`` project, migrated, with nothing of ours; answers the environment that serves it."""
    subprocess.run([f"{BIN}/wagtail", "start", "bare", str(folder)], check=True, capture_output=True)
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


def fetch(port: int, path: str) -> dict:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:  # noqa: S310
        return json.load(answer)


def measure(folder: Path, portal: dict[str, str]) -> Iterator[tuple[str, float, str, str]]:
    """Yields (name, value, unit, how)."""
    (folder / "bare").mkdir()
    bare_environment = make_bare_site(folder / "bare")
    with gunicorn("bare.wsgi", folder=folder / "bare", environment=bare_environment) as port:
        bare = load.run(port, "/", expect="Wagtail")
    yield "bare_wagtail_rps", bare.rps, "1/s", f"home page of `wagtail start`; {HOW}"
    with gunicorn("portal.wsgi", folder=Path.cwd(), environment=portal) as port:
        open_notices = fetch(port, "/api/v1/notices/?state=open")["results"]
        notice = max(open_notices, key=lambda row: row["households"])
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
