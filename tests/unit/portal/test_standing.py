"""Piles worded once for each person and day, and asked at any moment of it."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.test.utils import override_script_prefix
from django.urls import get_script_prefix

from portal.accounts.models import User
from portal.counting import Moment, Tally
from portal.standing import Pile, worded_once
from tests.factories.accounts import StaffFactory
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db
MORNING = dt.datetime(2026, 3, 10, 9, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def counted(piles: list[Pile]) -> list[int]:
    tally = Tally()
    return [int(one) for one in [tally.ask(pile.rows) for pile in piles]]


@pytest.fixture
def built():
    """For whom piles were worded, in turn."""
    return []


@pytest.fixture
def piles_for(built):
    @worded_once
    def piles(user, now):
        built.append(user)
        rows = User.objects.filter(unit=user.unit)
        return [
            Pile(rows.filter(date_joined__lte=now), "", get_script_prefix()),
            Pile(rows.filter(date_joined__lt=now - HOUR), "", ""),
            Pile(rows.filter(date_joined__gt=now + HOUR), "", ""),
        ]

    return piles


def test_what_was_worded_before_is_asked_at_the_moment(piles_for, built):
    unit = OrgUnitFactory(township=True)
    asker = StaffFactory(unit=unit, date_joined=MORNING)
    StaffFactory(unit=unit, date_joined=MORNING + 3 * HOUR)
    found = []
    for hours in (1, 2, 3, 5):
        with time_machine.travel(MORNING + hours * HOUR, tick=False):
            found.append(counted(piles_for(User.objects.get(pk=asker.pk))))
    assert found == [[1, 0, 1], [1, 1, 0], [2, 1, 0], [2, 2, 0]]
    assert built == [asker]


@time_machine.travel(MORNING, tick=False)
def test_who_stands_otherwise_is_asked_otherwise(piles_for, built):
    first, second = StaffFactory(unit=OrgUnitFactory(township=True)), StaffFactory(unit=None)
    piles_for(User.objects.get(pk=first.pk))
    piles_for(User.objects.get(pk=second.pk))
    assert built == [first, second]
    User.objects.filter(pk=second.pk).update(unit=first.unit)
    piles_for(User.objects.get(pk=second.pk))
    assert len(built) == 3
    second.user_permissions.add(Permission.objects.first())
    piles_for(User.objects.get(pk=second.pk))
    assert len(built) == 4
    User.objects.filter(pk=second.pk).update(is_superuser=True)
    piles_for(User.objects.get(pk=second.pk))
    assert len(built) == 5


def test_each_day_and_each_path_have_their_own(piles_for, built):
    asker = StaffFactory(unit=OrgUnitFactory(township=True))
    with time_machine.travel(MORNING, tick=False):
        piles_for(asker)
        with override_script_prefix("/dibao/"):
            assert piles_for(asker)[0].url == "/dibao/"
        assert piles_for(asker)[0].url == "/"
    with time_machine.travel(MORNING + 24 * HOUR, tick=False):
        piles_for(asker)
    assert len(built) == 3


def test_a_moment_is_not_moved_by_what_is_reckoned_from_it():
    now = Moment()
    later = now + HOUR
    assert (now.away, later.away, (later - 2 * HOUR).away) == (dt.timedelta(0), HOUR, -HOUR)
