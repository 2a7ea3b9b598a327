"""Lets tests that commit (live server, threads) empty append-only tables afterwards, which the database refuses."""

from contextlib import contextmanager

import pytest

# Through base: each backend's operations module imports its base, and the other way round.
from django.db.backends.postgresql.base import DatabaseOperations as Postgres
from django.db.backends.sqlite3.base import DatabaseOperations as SQLite


@contextmanager
def _asleep(connection):
    """The triggers that refuse, switched off for a moment; those that only keep things in step stay on."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            yield
            cursor.execute("SET session_replication_role = DEFAULT")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(ABORT%'")
        refusing = cursor.fetchall()
        for name, _sql in refusing:
            cursor.execute(f'DROP TRIGGER "{name}"')
        yield
        for _name, sql in refusing:
            cursor.execute(sql)


@pytest.fixture(autouse=True, scope="session")
def _flush_empties_append_only_tables():
    patch = pytest.MonkeyPatch()
    for operations in (Postgres, SQLite):
        patch.setattr(operations, "execute_sql_flush", _wrap(operations.execute_sql_flush))
    yield
    patch.undo()


def _wrap(flush):
    def execute_sql_flush(self, sql_list):
        with _asleep(self.connection):
            flush(self, sql_list)

    return execute_sql_flush


def plant_roots() -> None:
    """What Wagtail's migrations plant and a flushed database lacks: a root page, a site, a root collection."""
    from wagtail.models import Collection, Locale, Page, Site

    if Page.objects.exists():
        return
    Locale.objects.get_or_create(language_code="zh-hans")
    root = Page.add_root(instance=Page(title="Root", slug="root"))
    home = root.add_child(instance=Page(title="Welcome", slug="home"))
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    Collection.add_root(name="Root")
