import datetime as dt

import pytest
from django.utils import timezone

from disclosures import selectors
from disclosures.models import WebLevel
from disclosures.states import State
from tests.factories.disclosures import PublicationFactory
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _friday(time_machine):
    time_machine.move_to("2026-03-06 10:00+08:00", tick=False)


def test_every_notice_is_in_exactly_one_state():
    notices = {
        State.SCHEDULED: PublicationFactory(scheduled=True),
        State.OPEN: PublicationFactory(),
        State.CLOSED: PublicationFactory(closed=True),
        State.WITHDRAWN: PublicationFactory(withdrawn=True),
    }
    for state, notice in notices.items():
        assert list(selectors.notices_in(state)) == [notice]
    assert selectors.count_by_state() == dict.fromkeys(State, 1)


def test_what_closes_first_stands_first():
    standing = PublicationFactory(long_term=True)
    late = PublicationFactory(starts_in=dt.timedelta(days=-1))
    soon = PublicationFactory()
    assert list(selectors.open_notices()) == [soon, late, standing]


def test_rows_leave_at_the_last_moment_and_not_before(time_machine):
    notice = PublicationFactory(rows=2)
    time_machine.move_to(notice.ends_at - dt.timedelta(microseconds=1), tick=False)
    assert selectors.published_entries(notice.number).count() == 2
    time_machine.move_to(notice.ends_at, tick=False)
    assert selectors.published_entries(notice.number).count() == 0
    with pytest.raises(selectors.RowsGone):
        selectors.entries_of(notice)


@pytest.mark.parametrize("trait", [{"scheduled": True}, {"web_level": WebLevel.TOTALS}])
def test_some_notices_never_have_rows(trait):
    with pytest.raises(selectors.NoRows):
        selectors.entries_of(PublicationFactory(rows=1, **trait))


def test_an_unknown_number_has_no_rows():
    assert selectors.published_entries("2026-999").count() == 0
    assert selectors.find_notice("2026-999") is None


def test_a_township_notice_is_about_each_village_on_it():
    listed, other = OrgUnitFactory(), OrgUnitFactory()
    notice = PublicationFactory(village__township=True)
    notice.totals.create(village=listed, households=1, persons=1, amount=1)
    assert list(selectors.notices_about(listed)) == [notice]
    assert list(selectors.notices_about(other)) == []


def test_the_next_change_is_the_next_opening_or_end():
    now = timezone.now()
    PublicationFactory(opens_at=now + dt.timedelta(hours=3))
    PublicationFactory(ends_at=now + dt.timedelta(hours=2))
    PublicationFactory(ends_at=now + dt.timedelta(hours=1), withdrawn=True)
    assert selectors.next_change(now, before=now + dt.timedelta(days=1)) == now + dt.timedelta(hours=2)
    assert selectors.next_change(now, before=now + dt.timedelta(minutes=5)) is None
