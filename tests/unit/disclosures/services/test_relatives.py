import datetime as dt
from pathlib import Path

import pytest
from django.db import connection

from disclosures.models import AccessAction, AccessEvent, RelativeFiling
from disclosures.refusals import Declined
from disclosures.services import relatives
from portal.accounts.permissions import NotAllowed
from portal.accounts.roles import ROLES
from portal.ledger.models import LedgerEntry
from tests.factories.accounts import StaffFactory
from tests.factories.disclosures import SchemeFactory
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[4]


@pytest.fixture(autouse=True)
def _may(time_machine):
    time_machine.move_to("2026-05-20 10:00+08:00", tick=False)


def file(by, village, **values):
    details = {"official_kind": "committee", "applicant": "赵德安", "official": "赵德福", "relation": "sibling"}
    return relatives.file_relative(by=by, scheme=SchemeFactory(), village=village, **{**details, **values})


def test_names_are_sealed_and_each_opening_is_written_down(leader, village):
    filing = file(leader, village)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM disclosures_relativefiling")
        stored = cursor.fetchone()[0]
    assert "赵德安" not in stored
    assert "sibling" not in stored
    assert not AccessEvent.objects.exists()
    opened = relatives.open_filing(filing=filing, by=leader)
    assert opened == {"applicant": "赵德安", "official": "赵德福", "relation": "兄弟姐妹"}
    event = AccessEvent.objects.get()
    assert (event.by, event.action, event.filing, event.batch) == (leader, AccessAction.RELATIVES, filing, None)
    relatives.open_list(by=leader)
    assert AccessEvent.objects.count() == 2


@pytest.mark.parametrize("role", sorted(role.code for role in ROLES if role.code != "leader"))
def test_nobody_else_files_or_looks(role, leader, village, township):
    filing = file(leader, village)
    other = StaffFactory(role=role, unit=township)
    for act in (
        lambda: file(other, village),
        lambda: relatives.open_list(by=other),
        lambda: relatives.open_filing(filing=filing, by=other),
        lambda: relatives.close_filing(filing=filing, by=other, reason="left"),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_not_of_another_township(leader, village):
    stranger = StaffFactory(role="leader", unit=OrgUnitFactory())
    with pytest.raises(NotAllowed):
        relatives.open_filing(filing=file(leader, village), by=stranger)


def test_the_visit_and_the_end(leader, village):
    filing = file(leader, village)
    with pytest.raises(Declined):
        relatives.record_visit(filing=filing, by=leader, visited_on=dt.date(2026, 5, 21))
    assert relatives.record_visit(filing=filing, by=leader, visited_on=dt.date(2026, 5, 19)).visited_on
    with pytest.raises(Declined, match="原因"):
        relatives.close_filing(filing=filing, by=leader, reason="")
    assert relatives.close_filing(filing=filing, by=leader, reason="left").closed_at
    with pytest.raises(Declined, match="已经注销"):
        relatives.record_visit(filing=filing, by=leader, visited_on=dt.date(2026, 5, 19))


@pytest.mark.parametrize("wrong", [{"applicant": " "}, {"official": ""}, {"relation": "friend"}])
def test_half_a_filing_is_refused(leader, village, wrong):
    with pytest.raises(Declined):
        file(leader, village, **wrong)
    assert not RelativeFiling.objects.exists()


def test_the_public_ledger_hears_nothing(leader, village):
    relatives.open_filing(filing=file(leader, village), by=leader)
    assert not LedgerEntry.objects.exists()


PUBLIC = [
    "disclosures/selectors.py",
    "disclosures/books/figures.py",
    "disclosures/exports.py",
    "disclosures/presentation.py",
    "disclosures/views/notices.py",
    "disclosures/views/downloads.py",
    *(str(path.relative_to(ROOT)) for path in (ROOT / "disclosures/api").glob("*.py")),
    *(str(path.relative_to(ROOT)) for path in (ROOT / "portal/home").rglob("*.py")),
    *(str(path.relative_to(ROOT)) for path in (ROOT / "portal/search").rglob("*.py")),
    *(str(path.relative_to(ROOT)) for path in (ROOT / "petitions").rglob("*.py")),
]


@pytest.mark.parametrize("path", PUBLIC)
def test_no_public_code_knows_the_filings(path):
    text = (ROOT / path).read_text(encoding="utf-8")
    assert "elativeFiling" not in text
    assert "relatives" not in text
