import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from disclosures import selectors
from disclosures.books.quarters import Quarter
from disclosures.models import AidCause, AidFigure, AidKind, AidRelease, AidSummary
from disclosures.refusals import Declined
from disclosures.services import aid
from portal.accounts.permissions import NotAllowed
from portal.ledger.models import LedgerEntry

pytestmark = pytest.mark.django_db
MEDICAL, TEMPORARY = AidKind.MEDICAL, AidKind.TEMPORARY
URGENT, EXPENSE = AidCause.URGENT, AidCause.EXPENSE


@pytest.fixture(autouse=True)
def _november(time_machine):
    time_machine.move_to("2026-11-20 10:00+08:00", tick=False)


@pytest.fixture
def give(clerk):
    def record(kind, cause, quarter, households, amount=None):
        number = Quarter(2026, quarter)
        return aid.record_aid(
            by=clerk, kind=kind, cause=cause, period_start=number.start, period_end=number.end,
            households=households, persons=households, amount=amount or Decimal(100 * households),
        )  # fmt: skip

    return record


def lines():
    found = AidFigure.objects.filter(release__is_current=True).order_by("period_end", "kind", "cause")
    return [(one.kind, one.cause, one.period_start.month, one.period_end.month, one.households) for one in found]


def test_nothing_is_public_before_the_release(clerk, give):
    give(MEDICAL, EXPENSE, 1, 6)
    assert selectors.figures(2026).medical_aid.households == 0
    aid.release_quarter(by=clerk, quarter=Quarter(2026, 1))
    assert selectors.figures(2026).medical_aid == selectors.Aid(6, 6, Decimal(600))
    assert LedgerEntry.objects.get().title == "发布2026年第一季度救助汇总"


def test_a_small_cause_is_published_with_the_other(clerk, give):
    give(TEMPORARY, URGENT, 1, 2)
    give(TEMPORARY, EXPENSE, 1, 4)
    give(MEDICAL, URGENT, 1, 5)
    give(MEDICAL, EXPENSE, 1, 7)
    aid.release_quarter(by=clerk, quarter=Quarter(2026, 1))
    assert lines() == [(MEDICAL, EXPENSE, 1, 3, 7), (MEDICAL, URGENT, 1, 3, 5), (TEMPORARY, "", 1, 3, 6)]


def test_a_small_quarter_waits_for_the_next(clerk, give):
    give(MEDICAL, EXPENSE, 1, 4)
    aid.release_quarter(by=clerk, quarter=Quarter(2026, 1))
    assert lines() == []
    give(MEDICAL, EXPENSE, 2, 2)
    aid.release_quarter(by=clerk, quarter=Quarter(2026, 2))
    assert lines() == [(MEDICAL, EXPENSE, 1, 6, 6)]
    give(MEDICAL, EXPENSE, 3, 8)
    aid.release_quarter(by=clerk, quarter=Quarter(2026, 3))
    assert lines()[1:] == [(MEDICAL, EXPENSE, 7, 9, 8)]


def test_a_release_is_corrected_with_a_reason_and_once_only(clerk, give):
    wrong = give(MEDICAL, EXPENSE, 1, 9)
    first = aid.release_quarter(by=clerk, quarter=Quarter(2026, 1))
    values = {name: getattr(wrong, name) for name in ("kind", "cause", "period_start", "period_end")}
    aid.correct_aid(summary=wrong, by=clerk, because="typing", households=6, persons=6, amount=Decimal(600), **values)
    with pytest.raises(Declined, match="已经发布过"):
        aid.release_quarter(by=clerk, quarter=Quarter(2026, 1))
    second = aid.release_quarter(by=clerk, quarter=Quarter(2026, 1), because="checked")
    assert lines() == [(MEDICAL, EXPENSE, 1, 3, 6)]
    assert (second.corrects, AidRelease.objects.current().get()) == (first, second)


def test_what_a_later_quarter_absorbed_is_corrected_there(clerk, give):
    give(MEDICAL, EXPENSE, 1, 4)
    aid.release_quarter(by=clerk, quarter=Quarter(2026, 1))
    give(MEDICAL, EXPENSE, 2, 4)
    aid.release_quarter(by=clerk, quarter=Quarter(2026, 2))
    with pytest.raises(Declined, match="已并入后面季度"):
        aid.release_quarter(by=clerk, quarter=Quarter(2026, 1), because="checked")


def test_not_before_the_quarter_begins_and_not_by_a_leader(clerk, leader):
    with pytest.raises(Declined, match="还没有开始"):
        aid.release_quarter(by=clerk, quarter=Quarter(2027, 1))
    with pytest.raises(NotAllowed):
        aid.release_quarter(by=leader, quarter=Quarter(2026, 1))


@pytest.mark.parametrize("wrong", [{"cause": "因病"}, {"households": 7}, {"households": 0}, {"amount": Decimal(0)}])
def test_causes_are_a_closed_list_and_sums_make_sense(clerk, wrong):
    details = {
        "kind": MEDICAL,
        "cause": EXPENSE,
        "period_start": dt.date(2026, 1, 1),
        "period_end": dt.date(2026, 3, 31),
        "households": 6,
        "persons": 6,
        "amount": Decimal(30000),
    }
    with pytest.raises(ValidationError):
        aid.record_aid(by=clerk, **{**details, **wrong})
    aid.cancel_aid(summary=aid.record_aid(by=clerk, **details), by=clerk, because="double")
    assert not AidSummary.objects.current().exists()
