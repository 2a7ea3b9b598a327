"""The database itself keeps two promises: a masked row never changes, and who looked at names stays written down.

SQLite drops triggers when a later migration rebuilds the table: such a migration runs `unguard` first and `guard`
again at its end. The function stays on PostgreSQL, because triggers of other tables call it too.
"""

from django.db import migrations

ENTRIES, ACCESS = "disclosures_rosterentry", "disclosures_accessevent"

SQLITE = [
    f"CREATE TRIGGER {ENTRIES}_no_update BEFORE UPDATE ON {ENTRIES} "
    "BEGIN SELECT RAISE(ABORT, 'a roster entry never changes'); END",
    f"CREATE TRIGGER {ACCESS}_no_update BEFORE UPDATE ON {ACCESS} "
    "BEGIN SELECT RAISE(ABORT, 'access events are append-only'); END",
    f"CREATE TRIGGER {ACCESS}_no_delete BEFORE DELETE ON {ACCESS} "
    "BEGIN SELECT RAISE(ABORT, 'access events are append-only'); END",
]

POSTGRESQL = [
    "CREATE OR REPLACE FUNCTION disclosures_keep() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$",
    f"CREATE TRIGGER {ENTRIES}_no_update BEFORE UPDATE ON {ENTRIES} "
    "FOR EACH ROW EXECUTE FUNCTION disclosures_keep('a roster entry never changes')",
    f"CREATE TRIGGER {ACCESS}_no_change BEFORE UPDATE OR DELETE ON {ACCESS} "
    "FOR EACH ROW EXECUTE FUNCTION disclosures_keep('access events are append-only')",
]

DROP = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {name}" for name in (f"{ENTRIES}_no_update", f"{ACCESS}_no_update", f"{ACCESS}_no_delete")],
    "postgresql": [
        f"DROP TRIGGER IF EXISTS {ENTRIES}_no_update ON {ENTRIES}",
        f"DROP TRIGGER IF EXISTS {ACCESS}_no_change ON {ACCESS}",
    ],
}


def guard(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement, params=None)


def unguard(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
