"""The database itself refuses to change or remove a line, and to add one that does not continue the chain.

SQLite drops triggers when a later migration rebuilds the table: such a migration runs `guard` again at its end.
"""

from django.db import migrations

SQLITE = [
    """
    CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger_ledgerentry
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
    """,
    """
    CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger_ledgerentry
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
    """,
    # Also stops INSERT OR REPLACE, which fires no delete trigger.
    """
    CREATE TRIGGER ledger_in_order BEFORE INSERT ON ledger_ledgerentry
    WHEN NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM ledger_ledgerentry)
      OR NEW.previous_digest <> COALESCE(
        (SELECT digest FROM ledger_ledgerentry ORDER BY number DESC LIMIT 1),
        '0000000000000000000000000000000000000000000000000000000000000000')
    BEGIN SELECT RAISE(ABORT, 'the ledger only continues at its end'); END
    """,
]

POSTGRESQL = [
    """
    CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$
    """,
    """
    CREATE FUNCTION ledger_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE last record;
    BEGIN
      SELECT number, digest INTO last FROM ledger_ledgerentry ORDER BY number DESC LIMIT 1;
      IF NEW.number <> COALESCE(last.number, 0) + 1 OR NEW.previous_digest <> COALESCE(last.digest, repeat('0', 64)) THEN
        RAISE EXCEPTION 'the ledger only continues at its end';
      END IF;
      RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER ledger_no_change BEFORE UPDATE OR DELETE ON ledger_ledgerentry
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse()
    """,
    """
    CREATE TRIGGER ledger_no_truncate BEFORE TRUNCATE ON ledger_ledgerentry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
    """,
    """
    CREATE TRIGGER ledger_in_order BEFORE INSERT ON ledger_ledgerentry
    FOR EACH ROW EXECUTE FUNCTION ledger_in_order()
    """,
]


def guard(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
