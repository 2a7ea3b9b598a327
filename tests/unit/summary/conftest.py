"""A small year that adds up: two villages, four households in, two out, ten months paid, aid released."""

import datetime as dt
from decimal import Decimal

import pytest
import time_machine

from disclosures.models import (
    AidKind,
    ChangeKind,
    ChangeReason,
    FundPeriod,
    PaymentChannel,
    PaymentNotice,
    PaymentTotal,
)
from petitions.vocabulary import Channel, Kind, State
from portal.accounts import grants
from tests.factories.cms import ExplanationPageFactory, about_page
from tests.factories.disclosures import (
    AidFigureFactory,
    AidSummaryFactory,
    ChangeRecordFactory,
    OpeningBalanceFactory,
    PublicationFactory,
    SchemeFactory,
)
from tests.factories.petitions import Town

NOW = "2026-11-20 10:00+08:00"


@pytest.fixture
def year(db):
    with time_machine.travel(NOW, tick=False):
        town = Town()
        grants.sync()
        town.scheme = SchemeFactory()
        keep_books(town)
        give_aid()
        pay(town)
        receive(town)
        about_page()
        ExplanationPageFactory().save_revision().publish()
        yield town


def keep_books(town):
    for village, opening, now in ((town.village, 16, 18), (town.other_village, 12, 12)):
        sums = {"households": opening, "persons": 2 * opening, "amount": Decimal(310 * opening)}
        OpeningBalanceFactory(scheme=town.scheme, village=village, **sums)
        PublicationFactory(scheme=town.scheme, village=village, long_term=True, rows=now)
    town.first_review = PublicationFactory(scheme=town.scheme, village=town.village, rows=4)
    moves = {"scheme": town.scheme, "village": town.village, "decided_on": dt.date(2026, 11, 3)}
    ChangeRecordFactory(
        kind=ChangeKind.ADDED, reason=ChangeReason.NEW_APPLICATION, households=4, persons=8, amount=2480, **moves
    )
    ChangeRecordFactory(households=2, persons=4, amount=-1240, **moves)


def give_aid():
    for kind, amount in ((AidKind.MEDICAL, 30000), (AidKind.TEMPORARY, 5400)):
        AidSummaryFactory(kind=kind, amount=Decimal(amount))
        AidFigureFactory(kind=kind, amount=Decimal(amount))


def pay(town):
    """Ten months, the last of them late, to those who stood there at the year's beginning."""
    villages = ((town.village, 16), (town.other_village, 12))
    for month in range(1, 11):
        paid_on = dt.date(2026, month, 10) if month < 10 else dt.date(2026, 11, 3)
        payment = PaymentNotice.objects.create(
            scheme=town.scheme, month=dt.date(2026, month, 1), paid_on=paid_on, channel=PaymentChannel.CARD,
            households=28, persons=56, amount=Decimal(310 * 28),
        )  # fmt: skip
        for village, count in villages:
            PaymentTotal.objects.create(
                payment=payment, village=village, households=count, persons=2 * count, amount=Decimal(310 * count)
            )
    funds = FundPeriod(
        scheme=town.scheme, period_start=dt.date(2026, 1, 1), period_end=dt.date(2026, 10, 31), county=100_000,
        spent=Decimal(310 * 28 * 10), households=28, persons=56,
    )  # fmt: skip
    funds.clean()
    funds.save()


def receive(town):
    town.submit(channel=Channel.VISIT, persons_count=3)
    town.submit(channel=Channel.VISIT)
    town.submit(channel=Channel.LETTER)
    town.at(State.SERVED, channel=Channel.LETTER, kind=Kind.SUGGESTION)


def go_too_many(town):
    """Five more exits than the roster shows: the year no longer adds up, its money does."""
    ChangeRecordFactory(
        scheme=town.scheme,
        village=town.village,
        households=5,
        persons=10,
        amount=-3100,
        decided_on=dt.date(2026, 11, 3),
    )
