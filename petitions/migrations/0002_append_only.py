"""The database itself refuses to rewrite what happened, whatever program asks.

Case events are never changed or removed. A reply that has its number keeps its words; only its service is added.
SQLite drops triggers when a later migration rebuilds the table: such a migration runs `guard` again at its end.
"""

from django.db import migrations

PAPER = (
    "kind", "title", "addressee", "facts_found", "law", "opinion", "remedy", "outcome",
    "drafted_by_id", "approved_by_id", "document_number", "issued_on",
)  # fmt: skip
EVENTS = "petitions_caseevent"
REPLIES = "petitions_reply"

SQLITE = [
    f"CREATE TRIGGER {EVENTS}_keep_{verb.lower()} BEFORE {verb} ON {EVENTS} "
    "BEGIN SELECT RAISE(ABORT, 'case events are append-only'); END"
    for verb in ("UPDATE", "DELETE")
] + [
    # INSERT OR REPLACE fires no delete trigger.
    f"CREATE TRIGGER {EVENTS}_keep_insert BEFORE INSERT ON {EVENTS} "
    f"WHEN EXISTS (SELECT 1 FROM {EVENTS} WHERE id = NEW.id) "
    "BEGIN SELECT RAISE(ABORT, 'case events are append-only'); END",
    f"CREATE TRIGGER {REPLIES}_keep_delete BEFORE DELETE ON {REPLIES} WHEN OLD.status IN ('issued', 'served') "
    "BEGIN SELECT RAISE(ABORT, 'an issued reply is fixed'); END",
    f"CREATE TRIGGER {REPLIES}_keep_update BEFORE UPDATE ON {REPLIES} WHEN OLD.status IN ('issued', 'served') AND ("
    + " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in PAPER)
    + " OR NEW.status NOT IN ('issued', 'served') OR (OLD.status = 'served' AND NEW.status = 'issued')"
    + ") BEGIN SELECT RAISE(ABORT, 'an issued reply is fixed'); END",
]

POSTGRESQL = [
    "CREATE OR REPLACE FUNCTION petitions_keep() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$",
    f"CREATE TRIGGER {EVENTS}_keep BEFORE UPDATE OR DELETE ON {EVENTS} "
    "FOR EACH ROW EXECUTE FUNCTION petitions_keep('case events are append-only')",
    f"CREATE TRIGGER {EVENTS}_keep_truncate BEFORE TRUNCATE ON {EVENTS} "
    "FOR EACH STATEMENT EXECUTE FUNCTION petitions_keep('case events are append-only')",
    f"CREATE TRIGGER {REPLIES}_keep_delete BEFORE DELETE ON {REPLIES} FOR EACH ROW "
    "WHEN (OLD.status IN ('issued', 'served')) EXECUTE FUNCTION petitions_keep('an issued reply is fixed')",
    f"CREATE TRIGGER {REPLIES}_keep_update BEFORE UPDATE ON {REPLIES} FOR EACH ROW "
    "WHEN (OLD.status IN ('issued', 'served') AND ("
    + " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in PAPER)
    + " OR NEW.status NOT IN ('issued', 'served') OR (OLD.status = 'served' AND NEW.status = 'issued')"
    + ")) EXECUTE FUNCTION petitions_keep('an issued reply is fixed')",
]

DROP = {
    "sqlite": [
        f"DROP TRIGGER IF EXISTS {table}_keep_{verb}" for table in (EVENTS, REPLIES) for verb in ("insert", "update", "delete")
    ],
    "postgresql": [
        f"DROP TRIGGER IF EXISTS {EVENTS}_keep ON {EVENTS}",
        f"DROP TRIGGER IF EXISTS {EVENTS}_keep_truncate ON {EVENTS}",
        f"DROP TRIGGER IF EXISTS {REPLIES}_keep_update ON {REPLIES}",
        f"DROP TRIGGER IF EXISTS {REPLIES}_keep_delete ON {REPLIES}",
        "DROP FUNCTION IF EXISTS petitions_keep()",
    ],
}


def guard(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def unguard(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("petitions", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
