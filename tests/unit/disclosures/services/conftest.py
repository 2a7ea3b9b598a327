"""A township with its office, its calendar and its staff."""

import pytest

from disclosures.supervision import objections
from tests.factories.accounts import StaffFactory
from tests.factories.disclosures import BatchFactory, ImportRowFactory, RosterEntryFactory, RosterFactory
from tests.factories.orgs import OfficeProfileFactory, OrgUnitFactory
from tests.factories.workdays import load_shipped_years


@pytest.fixture
def township(db):
    OfficeProfileFactory()
    return OrgUnitFactory(township=True)


@pytest.fixture
def calendar(db):
    load_shipped_years()


@pytest.fixture
def clerk(township):
    return StaffFactory(role="case_worker", unit=township)


@pytest.fixture
def leader(township):
    return StaffFactory(role="leader", unit=township)


@pytest.fixture
def publisher(township):
    return StaffFactory(role="publisher", unit=township)


@pytest.fixture
def village(township):
    return OrgUnitFactory(parent=township, name="杜村", board_place="杜村村委会门口公示栏")


@pytest.fixture
def batch(village, clerk):
    """Two confirmed households, one with a column that nobody listed."""
    batch = BatchFactory(confirmed=True, uploader=clerk, unit=village)
    ImportRowFactory(batch=batch, village=village)
    ImportRowFactory(
        batch=batch,
        village=village,
        sealed={"name": "赵小虎", "household_size": 1, "persons": 1, "amount": "415.5", "phone": "13800001234"},
    )
    return batch


@pytest.fixture
def approved(village, calendar):
    """A roster of two rows, approved on the frozen day."""

    def make(**details):
        details.setdefault("batch__unit", village)
        roster = RosterFactory(approved=True, households=2, persons=4, amount=1240, **details)
        for serial in (1, 2):
            RosterEntryFactory(roster=roster, serial=serial, village=village)
        return roster

    return make


@pytest.fixture
def register(monkeypatch):
    """What the register of objections would say of a notice: register("2026-001", waiting=1, upheld=2)."""
    waits, ended = {}, {}

    class Register:
        def open_counts(self, numbers):
            return {number: waits[number] for number in numbers if waits.get(number)}

        def outcomes(self, number):
            return ended.get(number, {})

    def say(number, waiting=0, **results):
        waits[number], ended[number] = waiting, results

    monkeypatch.setattr(objections, "_source", Register())
    return say
