"""An empty portal on each database: SQLite in a folder, PostgreSQL from pip. A measure asks for one and fills it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg2

from tests.tools import running

VENDORS = ("sqlite", "postgresql")


@contextmanager
def empty_portal(vendor: str, folder: Path, name: str) -> Iterator[dict[str, str]]:
    """The environment of a migrated portal with the national procedures and the working days in it."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "DATA_DIR": str(folder / f"{name}-{vendor}"),
    }
    environment.pop("DATABASE_URL", None)
    with _server(vendor, folder, name) as address:
        if address:
            environment["DATABASE_URL"] = address
        for command in (["migrate"], ["load_procedures"], ["load_workdays"], ["collectstatic", "--noinput"]):
            subprocess.run(
                [sys.executable, "manage.py", *command, "--verbosity", "0"],
                env=environment,
                check=True,
                stdout=subprocess.DEVNULL,
            )
        yield environment


@contextmanager
def _server(vendor: str, folder: Path, name: str) -> Iterator[str]:
    """The address of a fresh database; empty for SQLite, which needs none."""
    if vendor == "sqlite":
        yield ""
        return
    with running.postgresql(folder) as server:
        connection = psycopg2.connect(server.get_uri())
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}"')
        connection.close()
        yield server.get_uri(database=name)
