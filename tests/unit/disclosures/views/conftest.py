"""Staff of one township, logged in."""

import pytest

from tests.factories.accounts import StaffFactory
from tests.factories.disclosures import ImportRowFactory, RosterEntryFactory, RosterFactory, RoundFactory
from tests.factories.orgs import OfficeProfileFactory, OrgUnitFactory
from tests.factories.workdays import load_shipped_years


@pytest.fixture
def township(db):
    OfficeProfileFactory()
    return OrgUnitFactory(township=True)


@pytest.fixture
def village(township):
    return OrgUnitFactory(parent=township, name="杜村", board_place="杜村村委会门口公示栏")


@pytest.fixture
def login(client, township):
    """Log in somebody of that role; answers who."""

    def enter(role, unit=township):
        user = StaffFactory(role=role, unit=unit)
        client.force_login(user)
        return user

    return enter


@pytest.fixture
def make_roster(village):
    """A roster of two households with their sealed rows; give it a state."""
    load_shipped_years()

    def make(**details):
        roster = RosterFactory(
            households=2,
            persons=4,
            amount=1240,
            **{"batch__unit": village, "batch__round": RoundFactory(), **details},
        )
        for serial, name in enumerate(("赵德安", "赵小虎"), start=1):
            RosterEntryFactory(roster=roster, serial=serial, label=f"赵**({serial})", village=village)
            ImportRowFactory(
                batch=roster.batch,
                village=village,
                row_number=serial,
                sealed={"name": name, "household_size": 3, "persons": 2, "amount": "620.00"},
            )
        return roster

    return make
