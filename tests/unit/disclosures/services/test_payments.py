import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from disclosures.books import reconciling
from disclosures.books.reconciling import Tally
from disclosures.models import ChangeKind, FundPeriod, PaymentNotice
from disclosures.refusals import Declined
from disclosures.services import payments
from portal.accounts.permissions import NotAllowed
from portal.ledger.models import LedgerEntry
from tests.factories.disclosures import ChangeRecordFactory, OpeningBalanceFactory, SchemeFactory
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _may(time_machine):
    time_machine.move_to("2026-05-20 10:00+08:00", tick=False)


def pay(by, *rows, month=dt.date(2026, 5, 1), **values):
    rows = [dict(zip(("village", "households", "persons", "amount"), row, strict=True)) for row in rows]
    details = {"scheme": SchemeFactory(), "paid_on": dt.date(2026, 5, 10), "channel": "bank", **values}
    return payments.record_payment(by=by, rows=rows, month=month, **details)


def test_a_payment_adds_its_villages_up(clerk, village, township):
    paid = pay(clerk, (village, 10, 14, Decimal(6000)), (OrgUnitFactory(parent=township), 5, 6, Decimal(2500)))
    assert (paid.households, paid.persons, paid.amount) == (15, 20, Decimal(8500))
    assert LedgerEntry.objects.get().title == "登记农村低保2026年5月发放情况"


def test_a_month_is_paid_once_and_corrected_with_a_reason(clerk, village):
    paid = pay(clerk, (village, 10, 14, Decimal(6000)))
    with pytest.raises(ValidationError):
        pay(clerk, (village, 10, 14, Decimal(6000)))
    rows = [{"village": village, "households": 9, "persons": 13, "amount": Decimal(5500)}]
    payments.correct_payment(
        payment=paid, by=clerk, because="checked", rows=rows, paid_on=dt.date(2026, 5, 11), channel="card"
    )
    assert PaymentNotice.objects.current().get().amount == Decimal(5500)


@pytest.mark.parametrize("row", [(0, 0, Decimal(1)), (3, 2, Decimal(1)), (1, 1, Decimal(0))])
def test_nobody_is_paid_nothing(clerk, village, row):
    with pytest.raises(Declined, match=village.name):
        pay(clerk, (village, *row))


def test_not_before_it_is_paid_and_not_by_a_leader(clerk, leader, village):
    with pytest.raises(Declined, match="还没到"):
        pay(clerk, (village, 1, 1, Decimal(1)), paid_on=dt.date(2026, 5, 21))
    with pytest.raises(NotAllowed):
        pay(leader, (village, 1, 1, Decimal(1)))


def test_a_payment_is_held_against_the_roster_of_its_month(clerk, village, township):
    other = OrgUnitFactory(parent=township, name="柳庄村")
    OpeningBalanceFactory(village=village, households=10, persons=14, amount=Decimal(6000))
    OpeningBalanceFactory(village=other, households=5, persons=6, amount=Decimal(2500))
    april = dt.date(2026, 4, 1)
    ChangeRecordFactory(village=village, households=1, persons=3, amount=Decimal(-620), effective_month=april)
    ChangeRecordFactory(village=village, households=1, persons=1, effective_month=dt.date(2026, 6, 1))
    ChangeRecordFactory(village=other, kind=ChangeKind.RAISED, persons=2, amount=Decimal(80), effective_month=april)
    paid = pay(clerk, (village, 9, 11, Decimal(5380)), (other, 4, 5, Decimal(2080)))
    lines = {line.village: line.difference for line in reconciling.check_payment(paid)}
    assert lines == {village: Tally(), other: Tally(-1, -1, Decimal(-500))}


def test_without_any_roster_nothing_is_accused(clerk, village):
    line = reconciling.check_payment(pay(clerk, (village, 1, 1, Decimal(5))))[0]
    assert line.difference is None


def funds(by, **values):
    details = {
        "scheme": SchemeFactory(),
        "period_start": dt.date(2026, 1, 1),
        "period_end": dt.date(2026, 3, 31),
        "carried_over": Decimal(1000),
        "central": Decimal(5000),
        "county": Decimal(2000),
        "spent": Decimal(7500),
    }
    return payments.record_funds(by=by, **{**details, **values})


def test_what_came_in_is_the_sum_of_its_levels(clerk):
    period = funds(clerk)
    assert (period.received, period.balance) == (Decimal(7000), Decimal(500))


def test_nobody_spends_what_is_not_there(clerk):
    with pytest.raises(ValidationError, match=r"多出0\.01元"):
        funds(clerk, spent=Decimal("8000.01"))
    with pytest.raises(ValidationError, match="负数"):
        funds(clerk, city=Decimal(-1))


def test_a_period_is_held_against_its_neighbours(clerk, village):
    first = funds(clerk)
    pay(clerk, (village, 10, 14, Decimal(6000)))
    second = funds(clerk, period_start=dt.date(2026, 4, 1), period_end=dt.date(2026, 6, 30), carried_over=Decimal(600))
    check = reconciling.check_funds(second)
    assert (check.before, check.carried_gap) == (first.balance, Decimal(100))
    assert (check.paid, check.paid_gap) == (Decimal(6000), Decimal(1500))


def test_funds_are_corrected_and_cancelled(clerk):
    first = funds(clerk)
    values = {"scheme": first.scheme, "period_start": first.period_start, "period_end": first.period_end}
    new = payments.correct_funds(funds=first, by=clerk, because="typing", county=Decimal(9), spent=Decimal(1), **values)
    assert FundPeriod.objects.current().get().received == Decimal(9)
    payments.cancel_funds(funds=new, by=clerk, because="double")
    assert not FundPeriod.objects.current().exists()
