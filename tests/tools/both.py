"""Run tests on SQLite and then on a real PostgreSQL brought by pip: the suite, or with ``--soak`` the long runs."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from . import running

SUITE = ["-n", "2", "--dist", "loadgroup"]
# One at a time, so that kills and races have the machine to themselves; each prints the figures that it found.
SOAK = ["-o", "addopts=--strict-markers", "-m", "soak"]


def run(name: str, arguments: list[str], **environment: str) -> int:
    """One pytest run with this environment; answers its exit code."""
    print(f"\n=== {name} ===", flush=True)
    command = [sys.executable, "-m", "pytest", "-q", *arguments]
    return subprocess.call(command, env={**os.environ, **environment})


def main() -> int:
    arguments = sys.argv[1:]
    if is_soak := "--soak" in arguments:
        arguments.remove("--soak")
        os.environ["HYPOTHESIS_PROFILE"] = "soak"
    os.environ.pop("DATABASE_URL", None)
    shared = SOAK if is_soak else SUITE
    # A browser sees the same pages on either database. A second -m replaces the project's own.
    without_browser = [] if is_soak else ["-m", "not browser and not soak"]
    with tempfile.TemporaryDirectory(prefix="portal-tests-") as folder:
        codes = [run("SQLite", [*shared, *arguments], DATA_DIR=f"{folder}/sqlite")]
        with running.postgresql(Path(folder)) as server:
            codes.append(
                run(
                    "PostgreSQL",
                    [*shared, *without_browser, *arguments],
                    DATA_DIR=f"{folder}/with-postgres",
                    DATABASE_URL=server.get_uri(),
                )
            )
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
