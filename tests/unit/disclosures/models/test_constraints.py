"""Facts that belong together, and tables that refuse half of them."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from disclosures.models import AccessEvent, BatchState, RosterState
from tests.factories.accounts import StaffFactory
from tests.factories.disclosures import (
    AidSummaryFactory,
    BatchFactory,
    ChangeRecordFactory,
    PublicationFactory,
    RosterEntryFactory,
    RosterFactory,
    RoundFactory,
)

pytestmark = pytest.mark.django_db
HALVES = [
    (BatchFactory, {"confirmed_at": dt.datetime(2026, 3, 2, tzinfo=dt.UTC)}),
    (BatchFactory, {"original": b"sheet"}),
    (RosterFactory, {"approved_at": dt.datetime(2026, 3, 2, tzinfo=dt.UTC)}),
    (RosterFactory, {"returned_at": dt.datetime(2026, 3, 2, tzinfo=dt.UTC)}),
    (RosterFactory, {"state": RosterState.APPROVED}),
    (RosterFactory, {"state": RosterState.PUBLISHED}),
    (RoundFactory, {"order": 8, "web_level": "masked", "days": None}),
    (RoundFactory, {"order": 8, "days": 0}),
    (RosterEntryFactory, {"amount": -1}),
    (ChangeRecordFactory, {"effective_month": dt.date(2026, 3, 2)}),
    (AidSummaryFactory, {"period_end": dt.date(2025, 12, 31)}),
]


@pytest.mark.parametrize(("factory", "half"), HALVES)
def test_half_a_fact_does_not_fit(factory, half):
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**half)


def test_one_live_batch_per_file():
    first = BatchFactory(file_digest="a" * 64)
    with pytest.raises(IntegrityError), transaction.atomic():
        BatchFactory(file_digest="a" * 64)
    first.state = BatchState.RETURNED
    first.save()
    BatchFactory(file_digest="a" * 64)


def test_one_notice_per_roster_and_number():
    notice = PublicationFactory()
    for twice in ({"roster": notice.roster}, {"year": notice.year, "sequence": notice.sequence, "number": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            PublicationFactory(**twice)


def test_masked_rows_need_an_end_and_say_so():
    with pytest.raises(ValidationError, match="必须写明公示天数"):
        RoundFactory.build(days=None, web_level="masked").clean()


def test_who_opened_names_stays_written_down():
    event = AccessEvent.objects.create(by=StaffFactory(), batch=BatchFactory(), action="board_print")
    for rewrite in (
        lambda: AccessEvent.objects.update(at=timezone.now()),
        lambda: AccessEvent.objects.filter(pk=event.pk).delete(),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            rewrite()
