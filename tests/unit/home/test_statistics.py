import datetime as dt
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from disclosures.models import ChangeKind, FundPeriod, PaymentNotice, PublicationTotal
from tests.factories.disclosures import (
    AidFigureFactory,
    ChangeRecordFactory,
    OpeningBalanceFactory,
    PublicationFactory,
    SchemeFactory,
)
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db
NOW = "2026-03-10 10:00+08:00"


@pytest.fixture
def page(client):
    return lambda query="": client.get(reverse("home:statistics") + query).content.decode()


def post_roster(households, persons, starts_in=dt.timedelta(days=-4)):
    village = OrgUnitFactory()
    year = (timezone.now() + starts_in).year
    notice = PublicationFactory(is_whole_roster=True, village=village, starts_in=starts_in, year=year)
    PublicationTotal.objects.create(
        publication=notice, village=village, households=households, persons=persons, amount=Decimal(households * 372)
    )
    return village


@time_machine.travel(NOW, tick=False)
def test_year_without_figures_says_so(page):
    assert "这一年还没有公布数字" in page()


@time_machine.travel(NOW, tick=False)
def test_villages_stand_in_a_table_with_their_sum(page):
    post_roster(168, 221)
    post_roster(12, 20)
    text = page()
    assert "2 个村共有 180 户 241 人" in text
    assert "66,960" in text
    assert text.index("<p>按2026年") < text.index("<table")


@time_machine.travel(NOW, tick=False)
def test_figures_that_cannot_all_be_true_are_said_to_be_so(page):
    village = post_roster(1180, 1549)
    post_roster(1180, 1549, starts_in=dt.timedelta(days=-100))
    ChangeRecordFactory(village=village, households=10, persons=30)
    ChangeRecordFactory(village=village, kind=ChangeKind.ADDED, households=52, persons=79)
    text = page("?year=2026")
    assert "数字对不上" in text
    assert "应为 1222 户 1598 人" in text


@time_machine.travel(NOW, tick=False)
def test_year_that_adds_up_is_not_accused(page):
    village = post_roster(110, 190)
    post_roster(100, 180, starts_in=dt.timedelta(days=-100))
    ChangeRecordFactory(village=village, kind=ChangeKind.ADDED, households=10, persons=10)
    assert "数字对不上" not in page()
    assert "正好是现在的 110 户 190 人" in page()


@time_machine.travel(NOW, tick=False)
def test_aid_is_in_households_people_and_yuan(page):
    AidFigureFactory()
    assert "30,000" in page()


@time_machine.travel(NOW, tick=False)
def test_years_lead_to_each_other(page):
    post_roster(5, 9)
    post_roster(5, 9, starts_in=dt.timedelta(days=-300))
    assert "2025年统计" in page("?year=2025")
    assert 'href="?year=2025"' in page()


@pytest.mark.parametrize("year", ["x", "20260", "1999", "２０２６", "-1", "2026 or 1=1"])
def test_what_is_not_a_year_leads_back_to_the_page(client, year):
    response = client.get(reverse("home:statistics"), {"year": year})
    assert response.status_code == 302
    assert response["Location"] == reverse("home:statistics")


@time_machine.travel(NOW, tick=False)
def test_download_leads_to_the_same_year(page):
    assert f"{reverse('api:statistics-overview')}?year=2026" in page()


@time_machine.travel(NOW, tick=False)
def test_second_request_is_one_query(client, django_assert_num_queries):
    post_roster(5, 9)
    client.get(reverse("home:statistics"))
    with django_assert_num_queries(1):
        client.get(reverse("home:statistics"))


@time_machine.travel(NOW, tick=False)
def test_a_village_s_small_moves_are_not_told(page):
    village = post_roster(1180, 1549)
    OpeningBalanceFactory(village=village, households=1180, persons=1549)
    ChangeRecordFactory(village=village, households=2, persons=5)
    text = page()
    assert "各村进出的户太少" in text
    assert "退出</th>" not in text
    assert "相差 2 户 5 人" in text


@time_machine.travel(NOW, tick=False)
def test_money_is_told_by_period_and_month(page):
    FundPeriod.objects.create(
        scheme=SchemeFactory(), period_start=dt.date(2026, 1, 1), period_end=dt.date(2026, 3, 31),
        carried_over=100, central=500, received=500, spent=450,
    )  # fmt: skip
    PaymentNotice.objects.create(
        scheme=SchemeFactory(), month=dt.date(2026, 3, 1), paid_on=dt.date(2026, 3, 9), channel="card",
        households=24, persons=30, amount=12345,
    )  # fmt: skip
    text = page()
    assert "2026年第一季度" in text
    assert "12,345" in text
    assert "2026年3月9日（周一），一卡通" in text


@time_machine.travel(NOW, tick=False)
def test_released_aid_stands_by_quarter(page):
    AidFigureFactory(kind="temporary")
    assert "各种事由合计" in page()
