"""The report screen: who sees it, month and year, its files, the way to it."""

import io

import openpyxl
import pytest
import time_machine
from django.urls import reverse

from petitions.vocabulary import Channel, Kind

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_march():
    with time_machine.travel("2026-03-20 10:00+08:00", tick=False):
        yield


@pytest.fixture
def read(town, sign_in):
    def read(user, **query):
        return sign_in(user).get(reverse("cases:reports"), query)

    return read


def test_this_month_without_asking_and_any_other_by_its_picker(town, read):
    town.submit(channel=Channel.LETTER)
    page = read(town.leader).content.decode()
    assert "2026年3月信访月报" in page
    assert "按期办结率" in page
    assert "2026年信访年报" in read(town.leader, year=2026, month="").content.decode()


@pytest.mark.parametrize("query", [{"year": "x"}, {"year": "1999", "month": "3"}, {"year": "2026", "month": "13"}])
def test_what_is_not_a_period_is_said_at_its_field(town, read, query):
    response = read(town.leader, **query)
    assert response.status_code == 422
    assert "信访月报" not in response.content.decode().split("<main")[-1]


def test_who_does_not_supervise_does_not_see_it(town, client, read):
    address = reverse("cases:reports")
    assert client.get(address).status_code == 302
    for user in (town.worker, town.receptionist, town.publisher):
        assert read(user).status_code in (302, 403)


def test_files_hold_what_the_page_holds(town, read):
    town.submit(channel=Channel.LETTER)
    response = read(town.leader, year=2026, month=3, export="csv")
    body = response.content.decode()
    assert body.startswith("\ufeff2026年3月信访月报")
    assert "来信,1,1" in body
    assert 'filename="petitions-2026-03.csv"' in response["Content-Disposition"]
    response = read(town.leader, year=2026, month=3, export="xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    cells = {row[0].value: row[1].value for row in sheet.iter_rows() if row[0].value}
    assert cells["来信"] == 1
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_a_village_named_like_a_formula_is_no_formula(town, read):
    type(town.village).objects.filter(pk=town.village.pk).update(name="=1+1")
    assert "'=1+1" in read(town.leader, year=2026, month=3, export="csv").content.decode()
    response = read(town.leader, year=2026, month=3, export="xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    assert [cell.data_type for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"] == ["s"]


def test_it_is_one_click_from_the_first_page_and_in_the_menu(town, sign_in):
    for role in ("leader", "supervisor"):
        page = sign_in(town.staff(role)).get(reverse("wagtailadmin_home")).content.decode()
        assert f"{reverse('cases:reports')}?year=2026&amp;month=3" in page
        assert "信访统计" in page
    page = sign_in(town.worker).get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("cases:reports") not in page


def test_no_case_and_nobody_is_in_it(town, read):
    case = town.submit().petition
    page = read(town.staff("supervisor")).content.decode()
    for secret in (case.number, case.summary, "钱进宝", "13800138000"):
        assert secret not in page.split("<main")[-1]


def test_the_accused_unit_s_own_people_count_one_less(town, read):
    town.submit(kind=Kind.ACCUSATION, accused_unit=town.village)
    cadre = town.staff("leader", unit=town.village)
    for month in ("3", ""):
        assert "检举控告,1,1" in read(town.leader, year=2026, month=month, export="csv").content.decode()
        assert "检举控告,0,0" in read(cadre, year=2026, month=month, export="csv").content.decode()
