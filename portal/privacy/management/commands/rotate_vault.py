"""Seal every sealed value again under the newest of VAULT_KEYS, so that an old key can be retired."""

from contextlib import contextmanager

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import connection, transaction

from portal.privacy.fields import is_sealed


class Command(BaseCommand):
    help = "Re-seal all encrypted fields under the newest vault key. Afterwards the older keys may be removed."

    def add_arguments(self, parser):
        parser.add_argument("--batch", type=int, default=1000, help="rows per transaction")

    def handle(self, *args, batch, **options):
        for model in apps.get_models():
            names = [field.name for field in model._meta.local_concrete_fields if is_sealed(field)]
            if names and model._meta.managed:
                count = reseal(model, names, batch)
                self.stdout.write(f"{model._meta.label}: {count} rows ({', '.join(names)})")


def reseal(model, names: list[str], batch: int) -> int:
    """Rewrite the named fields in order of primary key; each batch is one transaction that locks its rows."""
    done, last = 0, None
    while True:
        with transaction.atomic():
            rows = model._base_manager.order_by("pk").only("pk", *names).select_for_update()
            if last is not None:
                rows = rows.filter(pk__gt=last)
            rows = list(rows[:batch])
            if not rows:
                return done
            with _guards_down(model._meta.db_table):
                model._base_manager.bulk_update(rows, names, batch_size=batch)
            done, last = done + len(rows), rows[-1].pk


@contextmanager
def _guards_down(table: str):
    """Append-only tables refuse every update. This one changes how a value is sealed and not the value, so their
    triggers step aside for it, inside the transaction: a failure puts them back."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            name = connection.ops.quote_name(table)
            cursor.execute(f"ALTER TABLE {name} DISABLE TRIGGER USER")
            yield
            cursor.execute(f"ALTER TABLE {name} ENABLE TRIGGER USER")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
        guards = cursor.fetchall()
        for name, _sql in guards:
            cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}")
        yield
        for _name, sql in guards:
            cursor.execute(sql)
