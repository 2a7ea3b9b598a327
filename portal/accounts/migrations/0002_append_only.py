"""The record of account changes is added to, never altered: the database refuses it, whoever asks."""

from django.db import migrations

SQLITE = [
    """
    CREATE TRIGGER account_event_no_update BEFORE UPDATE ON accounts_accountevent
    BEGIN SELECT RAISE(ABORT, 'account events are append-only'); END
    """,
    """
    CREATE TRIGGER account_event_no_delete BEFORE DELETE ON accounts_accountevent
    BEGIN SELECT RAISE(ABORT, 'account events are append-only'); END
    """,
]

POSTGRESQL = [
    """
    CREATE FUNCTION account_event_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'account events are append-only'; END $$
    """,
    """
    CREATE TRIGGER account_event_no_change BEFORE UPDATE OR DELETE ON accounts_accountevent
    FOR EACH ROW EXECUTE FUNCTION account_event_refuse()
    """,
    """
    CREATE TRIGGER account_event_no_truncate BEFORE TRUNCATE ON accounts_accountevent
    FOR EACH STATEMENT EXECUTE FUNCTION account_event_refuse()
    """,
]


def guard(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
