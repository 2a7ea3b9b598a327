"""Generalised releases through the real doors, read back from the open data: what a month's change shows to outsiders."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from disclosures.models import ReleaseFigure, RosterEntry
from disclosures.services import publications
from tests.factories.accounts import StaffFactory
from tests.factories.disclosures import BatchFactory, RosterFactory, RoundFactory
from tests.factories.orgs import OfficeProfileFactory, OrgUnitFactory
from tests.factories.workdays import load_shipped_years

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday(time_machine):
    time_machine.move_to("2026-03-02 10:00+08:00", tick=False)


@pytest.fixture
def town(db):
    OfficeProfileFactory()
    load_shipped_years()
    township = OrgUnitFactory(township=True)
    for name in ("杜村", "上河村", "石桥村"):
        OrgUnitFactory(parent=township, name=name)
    return township


@pytest.fixture
def release(town, client):
    """Publish {village: households} of one month; answer what the open data say of it."""
    publisher = StaffFactory(role="publisher", unit=town)
    round = RoundFactory(long_term=True, web_level="generalised")
    villages = list(town.children.order_by("pk"))

    def make(*counts, month="1月"):
        batch = BatchFactory(confirmed=True, unit=town, round=round, period=f"2026年{month}")
        homes = [village for village, count in zip(villages, counts, strict=False) for _ in range(count)]
        roster = RosterFactory(
            approved=True, batch=batch, households=len(homes), persons=2 * len(homes), amount=620 * len(homes)
        )
        RosterEntry.objects.bulk_create(
            RosterEntry(
                roster=roster, serial=n, label="赵**", village=village, household_size=2, persons=2, amount=Decimal(620)
            )
            for n, village in enumerate(homes, start=1)
        )
        notice = publications.publish(roster=roster, by=publisher)
        return client.get(reverse("api:notice-detail", args=[notice.number])).json()

    return make


def figures(answer):
    totals = [(total["village"]["name"], total["households"]) for total in answer["totals"]]
    cells = [(cell["village"] and cell["village"]["name"], cell["size"], cell["amount_from"], cell["households"])
             for cell in answer["cells"]]  # fmt: skip
    return answer["sums"], totals, cells


def test_a_release_is_rounded_and_names_every_village_alike(release):
    sums, totals, cells = figures(release(23, 8))
    assert sums == {"households": 30, "persons": 60, "amount": "19000.00"}
    assert totals == [("杜村", 25), ("上河村", 0), ("石桥村", 0)]
    assert cells == [("杜村", 2, None, 25), (None, 2, 600, 30)]


def test_a_month_in_which_one_household_came_or_went_looks_like_the_last(release):
    first = figures(release(23, 30))
    assert figures(release(24, 29, month="2月")) == first
    assert figures(release(24, 29, 1, month="3月")) == first


def test_five_households_move_the_figures(release):
    before = figures(release(20, 30))
    after = figures(release(26, 30, month="2月"))
    assert after[1] == [("杜村", 25), ("上河村", 30), ("石桥村", 0)]
    assert after != before


def test_true_counts_stay_inside(release):
    answer = release(23, 8)
    assert ReleaseFigure.objects.filter(counted_households=23).exists()
    shown = re.findall(r"'households': (\d+)", str([answer["totals"], answer["cells"], answer["sums"]]))
    assert shown
    assert "23" not in shown


def test_a_village_releasing_alone_prints_the_figure_that_stands(release, town, client):
    """Two figures of one place, set at different times, could be laid over each other; so there is one."""
    release(22, 30)
    village = town.children.order_by("pk").first()
    round = RoundFactory(long_term=True, web_level="generalised")
    roster = RosterFactory(approved=True, batch__unit=village, batch__round=round, households=23, persons=46, amount=1)
    RosterEntry.objects.bulk_create(
        RosterEntry(roster=roster, serial=n, label="赵**", village=village, household_size=2, persons=2, amount=620)
        for n in range(1, 24)
    )
    notice = publications.publish(roster=roster, by=StaffFactory(role="publisher", unit=town))
    assert notice.households == 20
    page = client.get(reverse("disclosures:notice", args=[notice.number])).content.decode()
    assert "约20户" in page
    assert "23户" not in page


def test_a_batch_of_new_families_does_not_set_the_roster_s_figures_free(release):
    """Else 122, then a batch of 20, then 123 would print 120 and 125: a household told by a difference."""
    first = figures(release(122, 122))
    batch = figures(release(20, 0, month="1月新增"))
    assert batch[0]["households"] == 20
    assert figures(release(123, 122, month="2月")) == first
    assert figures(release(23, 0, month="1月新增更正")) == batch
