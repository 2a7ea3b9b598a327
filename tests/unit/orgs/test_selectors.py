import pytest
import time_machine
from django.db import IntegrityError, transaction

from portal.orgs import selectors
from portal.orgs.models import OfficeProfile
from tests.factories.orgs import OfficeProfileFactory, OrgAliasFactory, OrgUnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def township():
    county = OrgUnitFactory(county=True)
    return OrgUnitFactory(township=True, parent=county)


@pytest.fixture
def du(township):
    return OrgUnitFactory(name="杜村", parent=township)


def test_the_township_and_its_villages(township, du):
    assert selectors.township() == township
    assert list(selectors.villages()) == [du]


def test_a_village_is_found_by_any_of_its_spellings(du):
    OrgAliasFactory(unit=du, name="杜家庄")
    OrgAliasFactory(unit=du, name="红旗大队", former=True)
    for text in ("杜村", "杜 村", "杜村村委会", "杜家庄村", "红旗大队", "青石县柳河镇杜村村民委员会"):
        assert selectors.find_village(text) == du, text


@pytest.mark.parametrize("text", ["", "杜", "王村", "柳河镇", "杜村二组", "小杜村"])
def test_nothing_is_guessed(du, text):
    assert selectors.find_village(text) is None


def test_a_name_that_two_villages_share_finds_neither(du, township):
    other = OrgUnitFactory(name="东杜村", parent=township)
    OrgAliasFactory(unit=other, name="杜村")
    assert selectors.find_village("杜村") is None
    assert selectors.find_village("东杜村") == other


@time_machine.travel("2026-03-10 10:00+08:00", tick=False)
def test_a_village_that_was_merged_away_takes_no_new_roster(du):
    du.valid_until = "2026-03-09"
    du.save()
    assert list(selectors.villages()) == []
    assert selectors.find_village("杜村") is None


def test_an_index_serves_a_whole_file_with_three_queries(du, django_assert_num_queries):
    with django_assert_num_queries(3):
        index = selectors.VillageIndex.build()
        assert [index.find("杜村") for _ in range(100)] == [du] * 100


def test_the_office_is_empty_until_somebody_enters_it():
    assert selectors.office() == selectors.Office()


def test_the_office_says_what_was_entered():
    profile = OfficeProfileFactory()
    office = selectors.office()
    assert (office.organ_name, office.document_prefix) == (profile.organ_name, profile.document_prefix)
    assert office.postal_address == profile.postal_address


def test_there_is_one_office():
    OfficeProfileFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        OfficeProfile.objects.bulk_create([OfficeProfile(pk=2)])


def test_a_unit_lies_within_those_above_it(township, du):
    assert du.is_within(township)
    assert du.is_within(du)
    assert not township.is_within(du)
