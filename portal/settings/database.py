"""Where the data lives, and what a task waits in."""

import dj_database_url

from . import env
from .folders import DATA_DIR

SQLITE_OPTIONS = {
    # WAL lets readers go on while one writer writes; IMMEDIATE takes the lock at the start of a write, so two
    # writers queue instead of failing; FULL puts a letter on the disk before its code is shown.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=134217728"
    ),
}


def database() -> dict:
    """PostgreSQL when DATABASE_URL names one; SQLite under DATA_DIR otherwise."""
    url = env.text("DATABASE_URL", purpose="a postgres:// address; unset means SQLite", default="")
    if url:
        return dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "portal.sqlite3",
        "OPTIONS": SQLITE_OPTIONS,
        "CONN_MAX_AGE": None,
    }


DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
