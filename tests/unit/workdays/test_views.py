import pytest
import time_machine
from django.urls import reverse

from portal.workdays import calendar
from portal.workdays.models import CalendarYear
from tests.factories.accounts import StaffFactory
from tests.factories.workdays import load_shipped_years

pytestmark = pytest.mark.django_db
NOTICE = "一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。"
FORM = {"year": "2027", "source": "国务院办公厅关于2027年部分节假日安排的通知", "text": NOTICE}


@pytest.fixture
def keeper(client):
    load_shipped_years()
    client.force_login(StaffFactory(role="system_admin"))
    return client


@time_machine.travel("2026-11-23 10:00+08:00", tick=False)
def test_the_dashboard_says_which_year_is_missing(keeper):
    page = keeper.get(reverse("wagtailadmin_home")).content.decode()
    assert "2027年放假安排未录入，期限为暂算" in page
    assert reverse("workdays:add") in page


@time_machine.travel("2026-11-23 10:00+08:00", tick=False)
def test_others_read_the_warning_without_the_link(client):
    load_shipped_years()
    client.force_login(StaffFactory(role="receptionist"))
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "2027年放假安排未录入" in page
    assert reverse("workdays:add") not in page


@time_machine.travel("2026-03-10 10:00+08:00", tick=False)
def test_no_warning_while_no_deadline_reaches_a_missing_year(keeper):
    assert "未录入" not in keeper.get(reverse("wagtailadmin_home")).content.decode()


def test_the_first_step_shows_what_was_read_and_enters_nothing(keeper):
    page = keeper.post(reverse("workdays:add"), FORM).content.decode()
    assert "核对无误，录入这一年" in page
    assert "2027-02-20" in page
    assert not CalendarYear.objects.filter(year=2027).exists()


def test_the_second_step_enters_the_year(keeper):
    response = keeper.post(reverse("workdays:add"), {**FORM, "confirm": "1"})
    assert response.status_code == 302
    assert calendar.current().knows(2027)
    assert "2027年放假安排已录入" in keeper.get(reverse("workdays:index")).content.decode()


def test_a_notice_that_does_not_fit_is_not_entered(keeper):
    page = keeper.post(reverse("workdays:add"), {**FORM, "year": "2028", "confirm": "1"}).content.decode()
    assert "请确认粘贴的是2028年的通知" in page
    assert not CalendarYear.objects.filter(year=2028).exists()


def test_a_correction_starts_from_what_is_known(keeper):
    address = reverse("workdays:edit", args=[2026])
    page = keeper.get(address)
    text = page.context["form"].initial["text"]
    assert "2026-02-14 上班 春节" in text
    shorter = "\n".join(line for line in text.splitlines() if "2026-02-14" not in line)
    keeper.post(address, {"source": "更正", "text": shorter, "confirm": "1"})
    entry = CalendarYear.objects.get(year=2026)
    assert (entry.version, entry.source) == (2, "更正")
    assert entry.days.filter(date="2026-02-14").count() == 0


@pytest.mark.parametrize("name", ["index", "add"])
def test_the_screen_is_closed_to_others(client, name):
    client.force_login(StaffFactory(role="case_worker"))
    response = client.get(reverse(f"workdays:{name}"))
    assert response.status_code == 302
    assert response.url == reverse("wagtailadmin_home")


def test_the_list_asks_little(keeper, django_assert_max_num_queries):
    with django_assert_max_num_queries(16):
        assert keeper.get(reverse("workdays:index")).status_code == 200
