"""Many counts in one question."""

import datetime as dt

import pytest
from django.db.models import F

from portal.accounts.models import User
from portal.counting import Figure, Keys, Tally, ask_together, day_of, end_of
from portal.orgs.models import OrgUnit
from tests.factories.accounts import StaffFactory
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db


def test_counts_of_several_tables(django_assert_num_queries):
    unit = OrgUnitFactory(township=True)
    OrgUnitFactory.create_batch(3, parent=unit)
    StaffFactory.create_batch(2, unit=unit)
    piles = {
        "villages": OrgUnit.objects.villages(),
        "staff": User.objects.select_related("unit").filter(unit=unit).order_by("unit__name"),
        "nobody": User.objects.none(),
        "none of these": User.objects.filter(pk__in=[]),
        "no match": User.objects.filter(username="?"),
    }
    with django_assert_num_queries(1):
        found = ask_together(**piles)
    assert found == {name: pile.count() for name, pile in piles.items()}
    assert found["villages"] == 3


def test_nothing_is_asked_for_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert ask_together() == {}
        assert ask_together(nobody=User.objects.none()) == {"nobody": 0}


def test_a_tally_asks_once_for_all_that_was_asked_before(django_assert_num_queries):
    OrgUnitFactory(township=True)
    tally = Tally()
    units, staff = tally.ask(OrgUnit.objects.all()), tally.ask(User.objects.all())
    with django_assert_num_queries(1):
        assert (int(units), int(staff), int(units)) == (1, 0, 1)
    late = tally.ask(OrgUnit.objects.villages())
    with django_assert_num_queries(1):
        assert (int(late), int(units)) == (0, 1)


def test_days_and_numbers_are_asked_along(django_assert_num_queries):
    """In the office's own time: 23:30 in London on the 9th is the 10th here."""
    for moment in ("2026-03-09T23:30:00+00:00", "2026-01-05T02:00:00+00:00"):
        StaffFactory(last_login=dt.datetime.fromisoformat(moment))
    OrgUnitFactory(township=True, sort_order=7)
    everybody = User.objects.all()
    tally = Tally()
    asked = [
        tally.ask(end_of(everybody, "last_login")),
        tally.ask(end_of(everybody, "last_login", last=False)),
        tally.ask(end_of(everybody.none(), "last_login")),
        tally.ask(Figure(OrgUnit.objects.all(), F("sort_order"))),
        tally.ask(everybody),
    ]
    with django_assert_num_queries(1):
        numbers = [int(one) for one in asked]
    assert [day_of(number) for number in numbers[:3]] == [dt.date(2026, 3, 10), dt.date(2026, 1, 5), None]
    assert numbers[3:] == [7, 2]


def test_the_keys_of_a_few_rows_are_asked_along(django_assert_num_queries):
    unit = OrgUnitFactory(township=True)
    made = OrgUnitFactory.create_batch(3, parent=unit)
    tally = Tally()
    few = tally.ask(Keys(OrgUnit.objects.villages().order_by("-pk")[:2]))
    none, never = tally.ask(Keys(User.objects.all()[:2])), tally.ask(Keys(User.objects.none()[:2]))
    with django_assert_num_queries(1):
        assert few.keys == [made[2].pk, made[1].pk]
        assert (none.keys, never.keys) == ([], [])
