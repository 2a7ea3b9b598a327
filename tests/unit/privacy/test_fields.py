import datetime
from decimal import Decimal

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import FieldError
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction
from django.test.utils import isolate_apps

from portal.privacy import vault
from portal.privacy.fields import SealedBinaryField, SealedJSONField, SealedTextField
from portal.privacy.management.commands import rotate_vault


@pytest.fixture
def person(db):
    """A model with one field of each kind, its table made inside the test's transaction."""
    with isolate_apps("portal.privacy"):

        class Person(models.Model):
            name = SealedTextField(blank=True)
            row = SealedJSONField(null=True)
            scan = SealedBinaryField(null=True)

            class Meta:
                app_label = "privacy"
                db_table = "test_sealed_person"

        serial = "bigserial" if connection.vendor == "postgresql" else "integer"
        blob = "bytea" if connection.vendor == "postgresql" else "blob"
        with connection.cursor() as cursor:
            cursor.execute(
                f"CREATE TABLE test_sealed_person (id {serial} PRIMARY KEY, name text, row text, scan {blob})"
            )
        yield Person


def raw(column="name"):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM test_sealed_person ORDER BY id")
        return [value if isinstance(value, str | None) else bytes(value) for (value,) in cursor.fetchall()]


def test_values_are_plain_in_python_and_sealed_in_the_database(person):
    person.objects.create(name="张三", row={"户主": "张三", "amount": Decimal("620.50")}, scan=b"\x89PNG")
    loaded = person.objects.get()
    assert (loaded.name, loaded.row, bytes(loaded.scan)) == ("张三", {"户主": "张三", "amount": "620.50"}, b"\x89PNG")
    assert "张三" not in raw()[0]
    assert "户主" not in raw("row")[0]
    assert b"PNG" not in raw("scan")[0]


def test_json_keeps_dates_as_text(person):
    person.objects.create(row=[datetime.date(2026, 3, 9), None, 1])
    assert person.objects.values_list("row", flat=True).get() == ["2026-03-09", None, 1]


def test_the_empty_value_stays_empty(person):
    person.objects.create(name="", row=None, scan=None)
    assert raw() == [""]
    assert raw("row") == [None]
    loaded = person.objects.get()
    assert (loaded.name, loaded.row, loaded.scan) == ("", None, None)
    assert person.objects.filter(row__isnull=True).exists()


@pytest.mark.parametrize("lookup", ["name", "name__contains", "name__in", "row__exact", "scan"])
def test_lookups_are_refused(person, lookup):
    with pytest.raises(FieldError, match="sealed"):
        person.objects.filter(**{lookup: ["x"]}).exists()


def test_updates_seal_too(person):
    person.objects.create(name="张三")
    person.objects.update(name="李四")
    assert "李四" not in raw()[0]
    assert person.objects.get().name == "李四"


def test_rotation_reseals_every_row_so_that_the_old_key_can_go(person, settings, monkeypatch, capsys):
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.VAULT_KEYS = [old]
    person.objects.bulk_create(person(name=f"第{n}户", row={"n": n}, scan=b"x" * n) for n in range(7))
    settings.VAULT_KEYS = [new, old]
    monkeypatch.setattr(rotate_vault.apps, "get_models", lambda: [person])
    call_command("rotate_vault", batch=3)
    assert "7 rows" in capsys.readouterr().out
    settings.VAULT_KEYS = [new]
    assert [p.name for p in person.objects.order_by("pk")] == [f"第{n}户" for n in range(7)]
    assert [p.row["n"] for p in person.objects.order_by("pk")] == list(range(7))


REFUSE = """
CREATE FUNCTION test_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
CREATE TRIGGER test_no_update BEFORE UPDATE ON test_sealed_person FOR EACH ROW EXECUTE FUNCTION test_refuse()
"""
REFUSE_LITE = "CREATE TRIGGER test_no_update BEFORE UPDATE ON test_sealed_person BEGIN SELECT RAISE(ABORT, 'no'); END"


def test_rotation_passes_the_guards_of_append_only_tables_and_leaves_them_standing(person, settings):
    with connection.cursor() as cursor:
        cursor.execute(REFUSE if connection.vendor == "postgresql" else REFUSE_LITE)
    person.objects.create(name="张三")
    before = raw()
    assert rotate_vault.reseal(person, ["name"], 10) == 1
    assert raw() != before
    assert person.objects.get().name == "张三"
    with pytest.raises(DatabaseError), transaction.atomic():
        person.objects.update(name="李四")


def test_fields_survive_a_migration(person):
    for field in person._meta.local_fields[1:]:
        _name, path, args, kwargs = field.deconstruct()
        assert path.startswith("portal.privacy.fields.Sealed")
        assert type(field)(*args, **kwargs).null == field.null


def test_a_value_that_no_key_opens_is_an_error_and_not_an_empty_text(person, settings):
    person.objects.create(name="张三")
    settings.VAULT_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(vault.CannotOpen):
        person.objects.get()
