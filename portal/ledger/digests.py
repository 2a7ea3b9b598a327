"""The day's digest: one small file a day with the number and digest that ended it.

The files lie outside the database and are written once. Whoever keeps a copy holds a witness: a ledger that was cut
short, or rewritten from some entry on with every digest made anew, no longer agrees with it.
"""

import datetime as dt
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from . import chain, selectors


def folder() -> Path:
    return Path(settings.DATA_DIR) / "ledger-digests"


def write(day: dt.date) -> bool:
    """The digest of a day that is over. A file that is there already stays as it is; False then."""
    head = selectors.head_at_end_of(day)
    line = f"{day.isoformat()} {head.number if head else 0} {head.digest if head else chain.ZERO}\n"
    folder().mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder())
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(line)
        Path(name).chmod(0o644)
        os.link(name, _path(day))
    except FileExistsError:
        return False
    finally:
        Path(name).unlink()
    return True


def write_missing() -> list[dt.date]:
    """Every day that is over and has no file yet, from the last one written on; the first time, yesterday alone."""
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    written = days()
    day = written[-1] + dt.timedelta(days=1) if written else yesterday
    done = []
    while day <= yesterday:
        if write(day):
            done.append(day)
        day += dt.timedelta(days=1)
    return done


def days() -> list[dt.date]:
    """Days with a file, oldest first."""
    return sorted(dt.date.fromisoformat(path.stem) for path in folder().glob("????-??-??.txt"))


def read(day: dt.date) -> str | None:
    """A day's line, or None."""
    path = _path(day)
    return path.read_text(encoding="ascii") if path.exists() else None


def read_all() -> Iterator[str]:
    """All lines, oldest first: a file that verify_log.py takes beside the log."""
    for day in days():
        yield read(day) or ""


def _path(day: dt.date) -> Path:
    return folder() / f"{day.isoformat()}.txt"
