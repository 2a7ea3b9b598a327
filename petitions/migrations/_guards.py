"""What the database refuses, and the one thing it lets pass: blanking the sealed words of a case that was disposed of.

A line of the record keeps who, what and when for good; a paper that left keeps its number and day. Once the case
carries `disposed_at`, their sealed words may become empty, and nothing else of the row may change. A later migration
that rebuilds these tables or the cases', or adds a column to them, runs `unguard` first and `guard` at its end; the columns are read
from the table as it is then.
"""

import importlib

guard_first_columns = importlib.import_module("petitions.migrations.0002_append_only").guard

EVENTS, REPLIES, CASES = "petitions_caseevent", "petitions_reply", "petitions_petition"
# Every sealed column that these tables have or had. What a table lacks today is left out.
SEALED = {
    EVENTS: ("public_note", "internal_note"),
    REPLIES: ("addressee", "facts_found", "law", "opinion", "matters", "remedy", "service_proof", "tracking_number"),
}
# What a paper says; once it has its number none of it changes. What a table lacks today is left out here too.
PAPER = (
    "petition_id", "kind", "title", "addressee", "facts_found", "law", "opinion", "matters", "remedy", "outcome",
    "drafted_by_id", "approved_by_id", "document_number", "issued_on",
)  # fmt: skip
OLD_NAMES = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {table}_keep_{verb}" for table in (EVENTS, REPLIES) for verb in ("insert", "update", "delete")],
    "postgresql": [
        f"DROP TRIGGER IF EXISTS {EVENTS}_keep ON {EVENTS}",
        f"DROP TRIGGER IF EXISTS {EVENTS}_keep_update ON {EVENTS}",
        f"DROP TRIGGER IF EXISTS {EVENTS}_keep_truncate ON {EVENTS}",
        f"DROP TRIGGER IF EXISTS {REPLIES}_keep_update ON {REPLIES}",
        f"DROP TRIGGER IF EXISTS {REPLIES}_keep_delete ON {REPLIES}",
        "DROP FUNCTION IF EXISTS petitions_keep()",
        "DROP FUNCTION IF EXISTS petitions_keep_event()",
        "DROP FUNCTION IF EXISTS petitions_keep_reply()",
    ],
}  # fmt: skip


def guard(apps, schema_editor):
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        columns = {
            table: [column.name for column in connection.introspection.get_table_description(cursor, table)]
            for table in (EVENTS, REPLIES)
        }
    for statement in {"sqlite": _sqlite, "postgresql": _postgresql}[connection.vendor](columns):
        schema_editor.execute(statement, params=None)


def unguard(apps, schema_editor):
    for statement in OLD_NAMES[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def _sealed(table, columns):
    return [column for column in SEALED[table] if column in columns[table]]


def _blanked(table, columns, same):
    """Of a disposed case, the sealed words stay or become empty, and every other column stays."""
    sealed = _sealed(table, columns)
    others = [column for column in columns[table] if column not in sealed]
    return " AND ".join([
        f"EXISTS (SELECT 1 FROM {CASES} WHERE {CASES}.id = OLD.petition_id AND {CASES}.disposed_at IS NOT NULL)",
        *(f"(NEW.{column} = '' OR NEW.{column} {same} OLD.{column})" for column in sealed),
        *(f"NEW.{column} {same} OLD.{column}" for column in others),
    ])  # fmt: skip


def _rewrites_paper(columns, differs):
    """A paper that is out: its words differ, or it loses its number or its service."""
    paper = [column for column in PAPER if column in columns[REPLIES]]
    return (
        "OLD.status IN ('issued', 'served') AND ("
        + " OR ".join(f"OLD.{column} {differs} NEW.{column}" for column in paper)
        + " OR NEW.status NOT IN ('issued', 'served') OR (OLD.status = 'served' AND NEW.status = 'issued'))"
    )


def _sqlite(columns):
    refuse_event = "BEGIN SELECT RAISE(ABORT, 'case events are append-only'); END"
    refuse_reply = "BEGIN SELECT RAISE(ABORT, 'an issued reply is fixed'); END"
    return [
        f"CREATE TRIGGER {EVENTS}_keep_update BEFORE UPDATE ON {EVENTS} "
        f"WHEN NOT ({_blanked(EVENTS, columns, 'IS')}) {refuse_event}",
        f"CREATE TRIGGER {EVENTS}_keep_delete BEFORE DELETE ON {EVENTS} {refuse_event}",
        # INSERT OR REPLACE fires no delete trigger.
        f"CREATE TRIGGER {EVENTS}_keep_insert BEFORE INSERT ON {EVENTS} "
        f"WHEN EXISTS (SELECT 1 FROM {EVENTS} WHERE id = NEW.id) {refuse_event}",
        f"CREATE TRIGGER {REPLIES}_keep_delete BEFORE DELETE ON {REPLIES} "
        f"WHEN OLD.status IN ('issued', 'served') {refuse_reply}",
        f"CREATE TRIGGER {REPLIES}_keep_update BEFORE UPDATE ON {REPLIES} "
        f"WHEN {_rewrites_paper(columns, 'IS NOT')} AND NOT ({_blanked(REPLIES, columns, 'IS')}) {refuse_reply}",
    ]


def _postgresql(columns):
    same = "IS NOT DISTINCT FROM"
    return [
        "CREATE OR REPLACE FUNCTION petitions_keep() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$",
        # The conditions ask another table, which a trigger's WHEN may not: so they stand in functions.
        "CREATE OR REPLACE FUNCTION petitions_keep_event() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {_blanked(EVENTS, columns, same)} THEN RETURN NEW; END IF; "
        "RAISE EXCEPTION 'case events are append-only'; END $$",
        "CREATE OR REPLACE FUNCTION petitions_keep_reply() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {_blanked(REPLIES, columns, same)} THEN RETURN NEW; END IF; "
        "RAISE EXCEPTION 'an issued reply is fixed'; END $$",
        f"CREATE TRIGGER {EVENTS}_keep_update BEFORE UPDATE ON {EVENTS} "
        "FOR EACH ROW EXECUTE FUNCTION petitions_keep_event()",
        f"CREATE TRIGGER {EVENTS}_keep BEFORE DELETE ON {EVENTS} "
        "FOR EACH ROW EXECUTE FUNCTION petitions_keep('case events are append-only')",
        f"CREATE TRIGGER {EVENTS}_keep_truncate BEFORE TRUNCATE ON {EVENTS} "
        "FOR EACH STATEMENT EXECUTE FUNCTION petitions_keep('case events are append-only')",
        f"CREATE TRIGGER {REPLIES}_keep_delete BEFORE DELETE ON {REPLIES} FOR EACH ROW "
        "WHEN (OLD.status IN ('issued', 'served')) EXECUTE FUNCTION petitions_keep('an issued reply is fixed')",
        f"CREATE TRIGGER {REPLIES}_keep_update BEFORE UPDATE ON {REPLIES} FOR EACH ROW "
        f"WHEN ({_rewrites_paper(columns, 'IS DISTINCT FROM')}) EXECUTE FUNCTION petitions_keep_reply()",
    ]
