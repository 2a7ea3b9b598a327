"""The charts of the statistics page: the table's numbers, its files, and nothing that the table hides."""

import datetime as dt
import re

import pytest
import time_machine
from django.urls import reverse

from disclosures.books.balances import Balance, Sum
from disclosures.models import PaymentNotice
from petitions.models import MonthFigures
from portal.home import charts
from portal.home.tables_csv import TABLES
from tests.factories.disclosures import AidFigureFactory, SchemeFactory
from tests.unit.home.test_statistics import post_roster

pytestmark = pytest.mark.django_db
NOW = "2026-03-10 10:00+08:00"
EMPTY = Balance(None, Sum(), Sum(), None)


@pytest.fixture(autouse=True)
def _in_march():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def page(client):
    return lambda: client.get(reverse("home:statistics") + "?year=2026").content.decode()


def drawn(html: str, key: str) -> str:
    """The figure that holds this chart."""
    return next(
        figure
        for figure in re.findall(r"<figure class=\"chart.*?</figure>", html, re.DOTALL)
        if f'id="{key}-1"' in figure
    )


def test_a_section_is_a_sentence_a_chart_a_table_and_a_file(page):
    post_roster(168, 221)
    post_roster(12, 20)
    html = page()
    section = html[html.index('id="villages-title"') :]
    order = [section.index(part) for part in ("2 个村共有", "<svg", "<table", "villages.csv?year=2026")]
    assert order == sorted(order)
    assert "各村在保户数和人数" in section


def test_villages_too_small_to_be_named_are_one_bar(page):
    for households in (168, 90, 3, 4):
        village = post_roster(households, households * 2)
    html = page()
    figure = drawn(html, "villages")
    assert "其他村（各不足5户）" in figure
    assert village.name not in figure
    numbers = re.findall(r"chart__number\"[^>]*>([\d,]+)<", figure)
    assert numbers == ["168", "336", "90", "180", "7", "14"]


def test_the_year_s_coming_and_going(page):
    balance = Balance(Sum(100, 180), Sum(10, 10), Sum(4, 9), Sum(106, 181))
    assert [bar.text for bar in charts.changes(balance).bars] == ["100", "180", "10", "10", "4", "9", "106", "181"]
    assert charts.changes(EMPTY) is None


def test_aid_by_quarter_draws_what_was_released(page):
    AidFigureFactory(kind="temporary")
    figure = drawn(page(), "aid")
    assert "按季度公布的救助金额" in figure


def test_months_of_payment_stand_in_order(page):
    scheme = SchemeFactory()
    for month in (3, 1, 2):
        PaymentNotice.objects.create(
            scheme=scheme, month=dt.date(2026, month, 1), paid_on=dt.date(2026, month, 9), channel="card",
            households=20 + month, persons=30, amount=12000 + month,
        )  # fmt: skip
    figure = drawn(page(), "paid-1")
    assert re.findall(r"chart__label\"[^>]*>(\d+)<", figure) == ["1", "2", "3"]
    assert drawn(page(), "yuan-1")


def month(number: int, rate: int | None) -> MonthFigures:
    return MonthFigures(
        year=2026, month=number, figures={"registered": 9, "finished": 8, "late": 1, "on_time_rate": rate}
    )


def test_a_rate_of_too_few_is_an_empty_place():
    chart = charts.on_time([month(1, None), month(2, 88)])
    assert [bar.is_told for bar in chart.bars] == [False, True]
    assert chart.untold == "件数太少，不写"
    assert charts.on_time([month(1, None)]) is None
    assert len(charts.months([month(1, None), month(2, 88)]).bars) == 6


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_a_file(client, name, django_assert_num_queries):
    post_roster(168, 221)
    response = client.get(reverse("home:statistics_csv", args=[name]), {"year": "2026"})
    assert response.content.decode().startswith("\ufeff")
    assert f'filename="{name}-2026.csv"' in response.headers["Content-Disposition"]
    with django_assert_num_queries(1):
        client.get(reverse("home:statistics_csv", args=[name]), {"year": "2026"})


def test_no_other_file(client):
    assert client.get(reverse("home:statistics_csv", args=["names"])).status_code == 404


def test_the_file_of_villages_names_no_small_one(client):
    for households in (168, 90, 3, 4):
        village = post_roster(households, households * 2)
    text = client.get(reverse("home:statistics_csv", args=["villages"])).content.decode()
    assert "其他村（各不足5户）,7,14," in text
    assert village.name not in text
