"""Two people press the button at once: one notice, one number, one line of the ledger."""

import threading

import pytest
from django.db import connections
from django.utils import timezone

from disclosures.models import NumberSeries, Publication
from disclosures.refusals import Declined
from disclosures.services import publications
from portal.ledger.models import LedgerEntry
from tests.factories.accounts import StaffFactory
from tests.factories.disclosures import RosterEntryFactory, RosterFactory
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 4
CROWD = 200
# A database lets in a hundred at most, other tests among them; the rest wait at the door, as they would at a pool.
DOOR = threading.BoundedSemaphore(40)


@pytest.fixture
def publisher():
    return StaffFactory(role="publisher", unit=OrgUnitFactory(township=True))


def make_roster(publisher):
    roster = RosterFactory(approved=True, batch__unit=publisher.unit, households=1, persons=2, amount=620)
    RosterEntryFactory(roster=roster, serial=1)
    return roster


def all_at_once(acts):
    """Run each in a thread of its own, started together; answers what each returned or raised."""
    gate, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place, act):
        gate.wait()
        with DOOR:
            try:
                results[place] = act()
            except Exception as problem:
                results[place] = problem
            finally:
                connections["default"].close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return results


def test_a_crowd_publishes_one_roster_once(publisher):
    roster = make_roster(publisher)
    results = all_at_once([lambda: publications.publish(roster=roster, by=publisher)] * CROWD)
    assert sum(isinstance(result, Publication) for result in results) == 1
    assert sum(isinstance(result, Declined) for result in results) == CROWD - 1, set(map(repr, results))
    assert Publication.objects.count() == LedgerEntry.objects.count() == 1


def test_different_rosters_take_numbers_without_a_gap(publisher):
    NumberSeries.objects.create(year=timezone.localdate().year)
    rosters = [make_roster(publisher) for _number in range(AT_ONCE)]
    acts = [lambda roster=roster: publications.publish(roster=roster, by=publisher) for roster in rosters]
    results = all_at_once(acts)
    assert all(isinstance(result, Publication) for result in results), results
    assert sorted(Publication.objects.values_list("sequence", flat=True)) == [1, 2, 3, 4]


def test_one_notice_is_withdrawn_once(publisher):
    notice = publications.publish(roster=make_roster(publisher), by=publisher)
    results = all_at_once([lambda: publications.withdraw(publication=notice, by=publisher, reason="privacy")] * AT_ONCE)
    assert sum(isinstance(result, Declined) for result in results) == AT_ONCE - 1
    assert LedgerEntry.objects.filter(action="notice.withdrawn").count() == 1


def test_the_first_notice_of_a_year_may_come_twice_at_once(publisher):
    """The counter's row does not exist yet: both make it, one wins, neither fails."""
    rosters = [make_roster(publisher) for _number in range(2)]
    results = all_at_once(
        [lambda roster=roster: publications.publish(roster=roster, by=publisher) for roster in rosters]
    )
    assert all(isinstance(result, Publication) for result in results), results
