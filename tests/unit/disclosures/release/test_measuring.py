"""The risk of one release among all that is public now."""

import pytest

from disclosures.models import Channel, RoundKind
from disclosures.release import measuring
from tests.factories.disclosures import (
    PublicationFactory,
    RosterEntryFactory,
    RosterFactory,
    RoundFactory,
    SchemeFactory,
)
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday(time_machine):
    time_machine.move_to("2026-03-02 10:00+08:00", tick=False)


@pytest.fixture
def village():
    return OrgUnitFactory(parent=OrgUnitFactory(township=True))


def fill(roster, village, *rows):
    for serial, (label, size, amount) in enumerate(rows, start=1):
        RosterEntryFactory(
            roster=roster, serial=serial, village=village, label=label, household_size=size, persons=1, amount=amount
        )
    roster.households = len(rows)
    roster.save()
    return roster


def test_links_to_lists_of_other_schemes_that_are_open_now(village):
    aid = SchemeFactory(code="temporary-aid", name="临时救助")
    roster = fill(RosterFactory(batch__unit=village), village, ("钱**", 1, 500), ("赵**①", 2, 600), ("赵**②", 2, 700))
    for details, sequence in (({}, 1), ({"closed": True}, 2), ({"withdrawn": True}, 3)):
        notice = PublicationFactory(unit=village.parent, scheme=aid, sequence=sequence, **details)
        rows = [("钱**", 1, 90), ("赵**", 2, 80)] if not details else [("赵**", 2, 80)]
        fill(notice.roster, village, *rows)
    fill(PublicationFactory(unit=village, sequence=4).roster, village, ("赵**", 2, 600))
    measured = measuring.measure(roster, "masked")
    assert (measured.linked_rows, measured.unique_rows) == (1, 3)


def test_single_changes_since_the_last_list_but_not_since_another_batch(village):
    rows = [(f"{name}**", 2, 600) for name in "赵钱孙李周"]
    fill(PublicationFactory(unit=village, closed=True).roster, village, *rows, ("吴**", 3, 500))
    month = fill(RosterFactory(batch__unit=village), village, *rows)
    assert measuring.measure(month, "masked").single_changes == 1
    batch = fill(RosterFactory(batch__unit=village), village, ("郑**", 1, 300), ("王**", 4, 900))
    assert measuring.measure(batch, "masked").single_changes == 0


def test_two_totals_that_differ_by_a_household(village):
    notice = PublicationFactory(unit=village.parent, closed=True, web_level="totals")
    notice.totals.create(village=village, households=6, persons=6, amount=1)
    roster = fill(RosterFactory(batch__unit=village.parent), village, *[("赵**", 1, 500)] * 7)
    measured = measuring.measure(roster, "totals")
    assert (measured.single_changes, measured.smallest_cell) == (1, 7)


def test_a_generalised_release_shows_no_small_cell(village):
    roster = fill(RosterFactory(batch__unit=village), village, *[("赵**", 1, 500)] * 9, ("钱**", 3, 900))
    measured = measuring.measure(roster, "generalised")
    assert (measured.smallest_cell, measured.small_cell_rows, measured.unique_rows) == (9, 0, 0)


def test_a_board_only_round_shows_sums():
    assert measuring.web_level_of(RoundFactory(channel=Channel.BOARD)) == "totals"
    assert measuring.web_level_of(RoundFactory(order=2, kind=RoundKind.CONFIRMATION)) == "masked"
