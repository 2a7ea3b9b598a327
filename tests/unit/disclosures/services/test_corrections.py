"""What a correction says it changed: counts, from the sealed rows while there are some."""

from decimal import Decimal

import pytest

from disclosures.presentation import say_changes
from disclosures.services import corrections, publications
from portal.ledger.models import LedgerEntry
from tests.factories.disclosures import ImportRowFactory, RosterEntryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday(time_machine):
    time_machine.move_to("2026-03-02 10:00+08:00", tick=False)


def fill(roster, *rows):
    """Rows as (name, persons, amount, fingerprint)."""
    for number, (name, persons, amount, fingerprint) in enumerate(rows, start=1):
        ImportRowFactory(
            batch=roster.batch,
            village=roster.batch.unit,
            row_number=number,
            identity_fingerprint=fingerprint,
            sealed={"name": name, "household_size": 3, "persons": persons, "amount": amount},
        )
    return roster


@pytest.fixture
def correct(approved, publisher):
    def make(before, after):
        old = publications.publish(roster=fill(approved(), *before), by=publisher)
        return publications.supersede(publication=old, roster=fill(approved(), *after), by=publisher)

    return make


def test_a_correction_counts_what_it_changed(correct, client):
    new = correct(
        [
            ("赵德安", 2, "620.00", ""),
            ("赵小虎", 1, "415.00", ""),
            ("钱进宝", 2, "620.00", "f1"),
            ("孙二", 1, "620.00", ""),
        ],
        [
            ("赵德安", 2, "640.00", ""),
            ("钱近宝", 2, "620.00", "f1"),
            ("孙二", 1, "620.00", ""),
            ("李四", 1, "310.00", ""),
        ],
    )
    told = say_changes(new.correction)
    assert told == "金额更正1户，姓名更正1户，增加1户，删去1户"
    entry = LedgerEntry.objects.order_by("-number").first()
    assert entry.facts["changes"] == {"added": 1, "removed": 1, "name_changed": 1, "amount_changed": 1}
    for notice in (new, new.supersedes):
        page = client.get(f"/notices/{notice.number}/").content.decode()
        assert told in page
        assert "钱近宝" not in page


def test_namesakes_who_did_not_change_are_no_change(correct):
    row = ("赵德安", 2, "620.00", "")
    new = correct([row, row, ("赵德安", 1, "310.00", "")], [row, ("赵德安", 1, "320.00", ""), row])
    assert say_changes(new.correction) == "金额更正1户"


def test_without_sealed_rows_the_masked_lines_are_compared(approved, publisher):
    old = publications.publish(roster=approved(), by=publisher)
    roster = approved()
    roster.entries.all().delete()
    first = old.roster.entries.first()
    RosterEntryFactory(roster=roster, serial=1, village=first.village, label=first.label, amount=Decimal("700"))
    new = publications.supersede(publication=old, roster=roster, by=publisher)
    assert say_changes(new.correction) == "金额更正1户，删去1户"


def test_a_first_notice_corrects_nothing(approved, publisher):
    notice = publications.publish(roster=approved(), by=publisher)
    assert corrections.compare(notice) is None
    assert "changes" not in LedgerEntry.objects.get().facts
