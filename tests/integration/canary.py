"""Where a petitioner's words could be left behind: everything that a run wrote, as bytes to be searched."""

import logging
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client

from portal.kept import pages
from portal.logs import FramesOnly


class Watched(Client):
    """A browser whose every address, sent and received, is kept."""

    def __init__(self, trail: list[str], **kwargs):
        super().__init__(raise_request_exception=False, **kwargs)
        self.trail = trail

    def request(self, **request):
        response = super().request(**request)
        self.trail += [request.get("PATH_INFO", ""), request.get("QUERY_STRING", ""), request.get("HTTP_REFERER", "")]
        self.trail += [response.get("Location", ""), response.get("Refresh", ""), response.get("Link", "")]
        return response


@contextmanager
def listening() -> Iterator[list[str]]:
    """Every logger there is, in the words of the deployed formatter, as if an operator had asked for everything."""
    lines: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record):
            lines.append(self.format(record) + repr(record.args))

    handler = Keep()
    handler.setFormatter(FramesOnly("{name} {message}", style="{"))
    loggers = [
        logging.root,
        *(one for one in logging.root.manager.loggerDict.values() if isinstance(one, logging.Logger)),
    ]
    before = logging.root.level
    logging.root.setLevel(logging.DEBUG)
    for one in loggers:
        if one is logging.root or not one.propagate:
            one.addHandler(handler)
    try:
        yield lines
    finally:
        logging.root.setLevel(before)
        for one in loggers:
            one.removeHandler(handler)


def database() -> bytes:
    """Every byte of the database: the files of SQLite, or each row of PostgreSQL as text."""
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        # Read by another process: to open and close the file in this one would drop the locks that SQLite holds on
        # it (POSIX locks belong to the process), and the next process to come would take the journal away from us.
        return subprocess.check_output(["cat", *map(str, file.parent.glob(f"{file.name}*"))])
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            rows += [row for (row,) in cursor.fetchall()]
    return "\n".join(rows).encode()


def files() -> bytes:
    found = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    found += [path for path in Path(settings.STATIC_ROOT).rglob("*") if path.is_file()]
    return b"".join(str(path).encode() + path.read_bytes() for path in found)


def kept() -> bytes:
    """Pages kept whole, values in the cache, and sessions with their seals off."""
    stores = [value for value in vars(pages).values() if hasattr(value, "_entries")]
    assert stores, "portal.kept.pages keeps its pages elsewhere now"
    values = [repr(dict(store._entries)) for store in stores]
    values += [repr(dict(getattr(cache, "_cache", {})))]
    values += [repr(session.get_decoded()) for session in Session.objects.all()]
    return "\n".join(values).encode()
