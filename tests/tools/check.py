"""Every check that needs no running site. All of them run, then the failures are named together."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

from cryptography.fernet import Fernet

BIN = Path(sys.executable).parent
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": secrets.token_urlsafe(64),
    "VAULT_KEYS": Fernet.generate_key().decode(),
    "FINGERPRINT_KEY": secrets.token_urlsafe(48),
    "ALLOWED_HOSTS": "example.test",
}
TEST = {"DJANGO_SETTINGS_MODULE": "portal.settings.test"}


def tracked(pattern: str) -> list[str]:
    """The files of the tree, without what a build left there."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", pattern]
    return [name for name in subprocess.check_output(command, text=True).split("\n") if name and Path(name).exists()]


def steps() -> list[tuple[str, list[str], dict[str, str]]]:
    python, templates = sys.executable, tracked("templates/*.html")
    return [
        ("lint", [f"{BIN}/ruff", "check", "."], {}),
        ("format", [f"{BIN}/ruff", "format", "--check", "."], {}),
        ("template indent", [f"{BIN}/djhtml", "--check", "--tabwidth", "2", *templates], {}),
        ("template markup", [f"{BIN}/curlylint", "--parse-only", *templates], {}),
        ("imports", [f"{BIN}/lint-imports"], {}),
        ("types", [f"{BIN}/mypy"], TEST),
        ("migrations", [python, "manage.py", "makemigrations", "--check", "--dry-run"], TEST),
        ("deployment", [python, "manage.py", "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
        ("English catalogue", [python, "-m", "tests.tools.messages", "--check"], {}),
        ("locks", [python, "-m", "tests.tools.locks"], {}),
    ]


def main() -> int:
    failed = []
    for name, command, environment in steps():
        print(f"--- {name}", flush=True)
        if subprocess.call(command, env={**os.environ, **environment}):
            failed.append(name)
    print("check: " + (f"FAILED in {', '.join(failed)}" if failed else "all passed"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
