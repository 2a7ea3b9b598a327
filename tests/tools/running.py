"""A demo portal of its own in a folder of its own, served by gunicorn on loopback: for browsers, pictures, benchmarks."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

BIN = Path(sys.executable).parent
GUNICORN = ["--workers", "2", "--threads", "2", "--keep-alive", "60", "--log-level", "error", "--access-logfile", "-"]


@dataclass(frozen=True)
class Demo:
    url: str
    folder: Path  # DATA_DIR
    log: Path  # everything that the server and its worker wrote
    environment: dict[str, str]

    def password(self, username: str) -> str:
        rows = json.loads((self.folder / "demo_logins.json").read_text(encoding="utf-8"))
        return next(row["password"] for row in rows if row["username"] == username)

    def manage(self, *arguments: str) -> str:
        """Run a management command on this demo; answers what it printed."""
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True).stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port: int, server: subprocess.Popen) -> None:
    for _ in range(300):
        time.sleep(0.2)
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with {server.returncode}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise RuntimeError("the server did not answer within a minute")


def seed(folder: Path, **environment: str) -> dict[str, str]:
    """Seed a demo under the folder; answers the environment that serves it."""
    made = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "DATA_DIR": str(folder),
        "PYTHONWARNINGS": "default",
        **environment,
    }
    made.pop("DATABASE_URL", None)
    subprocess.run([sys.executable, "manage.py", "seed_demo", "--verbosity", "0"], env=made, check=True)
    return made


@contextmanager
def serve(folder: Path, environment: dict[str, str], application: str = "portal.wsgi") -> Iterator[Demo]:
    """Serve what was seeded, with its task worker; both end with the context."""
    port, log = free_port(), folder / "server.log"
    environment = {**environment, "PORTAL_BASE_URL": f"http://127.0.0.1:{port}"}
    with log.open("ab") as out:
        commands = [
            [f"{BIN}/gunicorn", application, "--bind", f"127.0.0.1:{port}", *GUNICORN],
            [sys.executable, "manage.py", "db_worker", "--interval", "1"],
        ]
        processes = [subprocess.Popen(command, env=environment, stdout=out, stderr=out) for command in commands]
        try:
            wait_for(port, processes[0])
            yield Demo(f"http://127.0.0.1:{port}", folder, log, environment)
        finally:
            for process in processes:
                process.terminate()
            for process in processes:
                process.wait(timeout=30)
