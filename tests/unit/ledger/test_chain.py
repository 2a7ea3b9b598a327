import datetime
import json
import subprocess
import sys
from decimal import Decimal

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from portal.ledger import chain, selectors, services
from portal.ledger.models import LedgerEntry
from portal.ledger.views import VERIFIER
from tests.factories.ledger import append

pytestmark = pytest.mark.django_db


def lines():
    return [entry.as_line() for entry in LedgerEntry.objects.order_by("number")]


def test_entries_are_numbered_and_chained():
    first, second = append(), append(title="杜村第二榜公示")
    assert (first.number, second.number) == (1, 2)
    assert first.previous_digest == "0" * 64
    assert second.previous_digest == first.digest
    assert selectors.head() == second
    assert selectors.verify() is None


def test_what_the_database_kept_digests_to_the_same():
    facts = {"金额": Decimal("620.50"), "日": datetime.date(2026, 3, 9), "b": [1, None, True], "a": {"字": "𠀀"}}
    entry = append(facts=facts)
    kept = LedgerEntry.objects.get(pk=entry.pk)
    assert kept.facts == {"金额": "620.50", "日": "2026-03-09", "b": [1, None, True], "a": {"字": "𠀀"}}
    assert chain.digest_of(kept.as_line()) == entry.digest


def test_a_float_is_refused():
    with pytest.raises(TypeError, match="float"):
        append(facts={"amount": [620.5]})


def test_an_unknown_action_is_refused():
    with pytest.raises(ImproperlyConfigured, match="register_action"):
        append(action="nobody.knows")


@pytest.mark.parametrize(
    "values",
    [
        {"title": "张三身份证11010519491231002X公示"},
        {"facts": {"电话": "13812341234"}},
        {"facts": {"rows": [{"13812341234": 1}]}},
        {"facts": {"n": 13812341234}},
        {"subject": "notice:11010519491231002X"},
    ],
)
def test_personal_data_is_refused(values):
    with pytest.raises(services.CarriesPersonalData) as error:
        append(**values)
    assert "1381234" not in str(error.value)
    assert "1101051949" not in str(error.value)
    assert selectors.head() is None


@pytest.mark.parametrize("digest", ["1" * 64, "a13812341234b" * 4 + "0" * 12])
def test_a_content_digest_is_no_personal_data(digest):
    assert append(facts={"content_digest": digest, "batch": "GS-2026-001", "amount": "5400.00"}).number == 1


def test_an_entry_goes_with_the_act_it_tells_of():
    def act():
        with transaction.atomic():
            append()
            raise KeyError

    with pytest.raises(KeyError):
        act()
    assert selectors.head() is None
    assert append().number == 1


TAMPERINGS = [
    "UPDATE ledger_ledgerentry SET title = 'x'",
    "DELETE FROM ledger_ledgerentry WHERE number = 2",
    "DELETE FROM ledger_ledgerentry",
    "INSERT INTO ledger_ledgerentry SELECT number + 10, at, action, subject, title, facts, office, previous_digest, 'x'"
    " FROM ledger_ledgerentry WHERE number = 1",
    "INSERT INTO ledger_ledgerentry SELECT 3, at, action, subject, title, facts, office, previous_digest, 'x'"
    " FROM ledger_ledgerentry WHERE number = 1",
]
REPLACE = "INSERT OR REPLACE INTO ledger_ledgerentry SELECT * FROM ledger_ledgerentry WHERE number = 1"


@pytest.mark.parametrize("statement", [*TAMPERINGS, "special"])
def test_the_database_refuses_to_rewrite_history(statement):
    append(), append()
    if statement == "special":
        statement = "TRUNCATE ledger_ledgerentry" if connection.vendor == "postgresql" else REPLACE
    before = lines()
    with pytest.raises(DatabaseError, match="ledger"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert lines() == before


def test_the_orm_cannot_either():
    entry = append()
    entry.title = "改了"
    for change in (entry.save, entry.delete, LedgerEntry.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.fixture
def disarmed(db):
    """What an intruder with the database's own rights can do: the triggers are gone."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE ledger_ledgerentry DISABLE TRIGGER USER")
        else:
            for name in ("ledger_no_update", "ledger_no_delete", "ledger_in_order"):
                cursor.execute(f"DROP TRIGGER {name}")


def test_verify_names_the_first_bad_entry(disarmed):
    for number in range(5):
        append(title=f"第{number}次公示")
    LedgerEntry.objects.filter(number=3).update(title="改过")
    assert selectors.verify() == 3
    with pytest.raises(CommandError, match="Entry 3") as error:
        call_command("verify_ledger")
    assert error.value.returncode == 1


def test_a_missing_entry_is_found(disarmed):
    append(), append(), append()
    LedgerEntry.objects.filter(number=2).delete()
    assert selectors.verify() == 2


def test_the_command_compares_with_what_was_printed(capsys):
    first = append()
    append()
    call_command("verify_ledger", number=1, digest=first.digest[:12].upper())
    assert "2 entries hold" in capsys.readouterr().out
    with pytest.raises(CommandError, match="Entry 1"):
        call_command("verify_ledger", number=1, digest="ffff")
    with pytest.raises(CommandError, match="Entry 9"):
        call_command("verify_ledger", number=9, digest=first.digest)


def test_the_program_stands_alone(tmp_path):
    entry = append()
    append(title="更正公示")
    file = tmp_path / "log.jsonl"
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines()), encoding="utf-8")

    def run(*arguments):
        done = subprocess.run(
            [sys.executable, "-I", VERIFIER, *arguments], capture_output=True, text=True, cwd=tmp_path, check=False
        )
        return done.returncode, done.stdout

    assert run("log.jsonl") == (0, f"日志完好，共 2 条，最末一条的校验值是 {selectors.head().digest}\n")
    assert run("log.jsonl", "1", entry.digest[:16])[0] == 0
    assert run("log.jsonl", "1", "abcd")[0] == 1
    (tmp_path / "digests.txt").write_text(f"2026-03-09 1 {entry.digest}\n2026-03-10 2 {selectors.head().digest}\n")
    assert run("log.jsonl", "digests.txt")[0] == 0
    (tmp_path / "digests.txt").write_text(f"2026-03-09 3 {entry.digest}\n")
    assert run("log.jsonl", "digests.txt") == (1, "第 3 条有问题：日志被截短：别处记着的第 3 条在这里没有\n")
    file.write_text(file.read_text(encoding="utf-8").replace("更正", "改正"), encoding="utf-8")
    code, sentence = run("log.jsonl")
    assert code == 1
    assert "第 2 条" in sentence
    assert len(VERIFIER.read_text(encoding="utf-8").splitlines()) <= 100


def test_the_day_shows_the_entry_that_ended_yesterday(time_machine):
    time_machine.move_to("2026-03-09 23:59:00+08:00", tick=False)
    yesterday = append()
    assert selectors.daily_digest() == yesterday
    time_machine.move_to("2026-03-10 00:00:00+08:00", tick=False)
    append()
    assert selectors.daily_digest() == yesterday
