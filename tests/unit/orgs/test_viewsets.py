import pytest
from django.urls import reverse

from portal.orgs import selectors
from portal.orgs.models import OrgUnit
from tests.factories.accounts import StaffFactory
from tests.factories.orgs import OfficeProfileFactory, OrgAliasFactory, OrgUnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client):
    client.force_login(StaffFactory(role="system_admin"))
    return client


def test_the_office_is_edited_in_one_place(keeper):
    page = keeper.get(reverse("office:index")).content.decode()
    assert "监督电话" in page
    fields = dict.fromkeys(selectors.Office.__dataclass_fields__, "")
    response = keeper.post(reverse("office:index"), {**fields, "name": "民政办", "phone": "0990-5550101"})
    assert response.status_code == 302, response.context["form"].errors
    assert selectors.office().phone == "0990-5550101"


def test_a_unit_is_edited_with_its_names(keeper):
    unit = OrgUnitFactory(name="杜村")
    alias = OrgAliasFactory(unit=unit, name="杜家庄")
    address = reverse("units:edit", args=[unit.pk])
    assert "杜家庄" in keeper.get(address).content.decode()
    response = keeper.post(
        address,
        {
            "level": "village",
            "parent": "",
            "name": "杜村",
            "code": unit.code,
            "board_place": "",
            "sort_order": "0",
            "valid_from": "",
            "valid_until": "",
            "aliases-TOTAL_FORMS": "2",
            "aliases-INITIAL_FORMS": "1",
            "aliases-MIN_NUM_FORMS": "0",
            "aliases-MAX_NUM_FORMS": "1000",
            "aliases-0-id": alias.pk,
            "aliases-0-name": "杜家庄",
            "aliases-1-name": "红旗大队",
            "aliases-1-is_former": "on",
            "aliases-1-valid_until": "1984-01-01",
        },
    )
    assert response.status_code == 302, response.context["form"].errors
    assert selectors.find_village("红旗大队") == unit


def test_the_list_of_units_asks_the_same_however_many(keeper, django_assert_max_num_queries):
    for _ in range(12):
        OrgUnitFactory()
    with django_assert_max_num_queries(20):
        assert keeper.get(reverse("units:index")).status_code == 200


@pytest.mark.parametrize("name", ["office:index", "units:index", "units:add"])
@pytest.mark.parametrize("role", ["case_worker", "auditor", "village_assistant"])
def test_the_screens_are_closed_to_others(client, role, name):
    OfficeProfileFactory()
    client.force_login(StaffFactory(role=role))
    response = client.get(reverse(name))
    assert response.status_code == 302
    assert response.url == reverse("wagtailadmin_home")


def test_no_one_deletes_a_unit_that_work_rests_on(keeper):
    unit = OrgUnitFactory()
    keeper.post(reverse("units:delete", args=[unit.pk]))
    assert OrgUnit.objects.filter(pk=unit.pk).exists()
