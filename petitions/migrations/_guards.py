"""The triggers of 0002_append_only for the columns of today, for every migration that touches these two tables.

Case events are never changed or removed. A reply that has its number keeps its words; only its service is added.
SQLite drops a table's triggers when a migration rebuilds it, and PostgreSQL drops no column that a trigger reads: such
a migration runs `unguard` first and `guard` at its end. A migration that changes PAPER passes its own list.
"""

import importlib

first = importlib.import_module("petitions.migrations.0002_append_only")
EVENTS, REPLIES = first.EVENTS, first.REPLIES
PAPER = (
    "kind", "title", "addressee", "matters", "remedy", "outcome",
    "drafted_by_id", "approved_by_id", "document_number", "issued_on",
)  # fmt: skip

unguard = first.unguard
guard_first_columns = first.guard


def guard(apps, schema_editor):
    guard_columns(schema_editor, PAPER)


def guard_columns(schema_editor, paper: tuple[str, ...]) -> None:
    """The statements of 0002 with another list of columns in the reply's update trigger."""
    vendor = schema_editor.connection.vendor
    statements = {"sqlite": first.SQLITE, "postgresql": first.POSTGRESQL}[vendor]
    differs = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}[vendor]
    before, after = (
        " OR ".join(f"OLD.{column} {differs} NEW.{column}" for column in columns) for columns in (first.PAPER, paper)
    )
    for statement in statements:
        schema_editor.execute(statement.replace(before, after), params=None)
