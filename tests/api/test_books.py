"""The year's books as open data."""

import datetime as dt
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from disclosures.models import FundPeriod, PaymentNotice, PaymentTotal
from tests.factories.disclosures import (
    AidFigureFactory,
    AidSummaryFactory,
    ChangeRecordFactory,
    OpeningBalanceFactory,
    PublicationFactory,
    SchemeFactory,
)
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db
NOW = "2026-03-10 10:00+08:00"
BOOKS = ("balance", "aid", "funds", "payments")


@pytest.fixture
def read(client):
    return lambda book, **query: client.get(reverse(f"api:statistics-{book}"), query)


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize("query", [{"year": "x"}, {"yaer": "2026"}])
def test_what_is_not_understood_is_refused_by_name(read, book, query):
    response = read(book, **query)
    assert response.status_code == 400
    assert next(iter(query)) in response.content.decode()


@pytest.mark.parametrize("book", BOOKS)
@time_machine.travel("2027-01-03 10:00+08:00", tick=False)
def test_without_a_year_it_is_the_newest_whose_roster_is_posted(read, book):
    PublicationFactory(is_whole_roster=True, rows=4, starts_in=dt.timedelta(days=-30))
    assert read(book).json()["year"] == 2026
    assert read(book, year="2027").json()["year"] == 2027


@pytest.mark.parametrize("book", BOOKS)
@time_machine.travel(NOW, tick=False)
def test_an_empty_year_answers_empty_and_is_kept(read, book, django_assert_num_queries):
    data = read(book).json()
    assert data.pop("year") == 2026
    assert list(data.values()) == [[]]
    with django_assert_num_queries(1):
        read(book)


@time_machine.travel(NOW, tick=False)
def test_the_balance_names_the_gap_and_hides_small_villages(read):
    big, small, third = (OrgUnitFactory(name=name) for name in ("杜村", "柳庄村", "上河村"))
    scheme = SchemeFactory()
    for village in (big, small, third):
        OpeningBalanceFactory(village=village, scheme=scheme, households=10, persons=15)
        PublicationFactory(unit=village, scheme=scheme, is_whole_roster=True, rows=10)
    ChangeRecordFactory(village=small, scheme=scheme, households=1, persons=3)
    ChangeRecordFactory(village=big, scheme=scheme, households=6, persons=9)
    found = read("balance").json()["schemes"][0]
    assert found["opening"] == {"households": 30, "persons": 45}
    assert found["left"] == {"households": 7, "persons": 12}
    assert found["difference"] == {"households": 7, "persons": 27}
    assert "相差 7 户 27 人" in found["sentence"]
    shown = {line["village"]["name"]: (line["opening"] is not None, line["left"]) for line in found["villages"]}
    assert shown["柳庄村"] == (True, None)
    assert [left for _opening, left in shown.values()].count(None) >= 2


@time_machine.travel(NOW, tick=False)
def test_aid_is_what_was_released(read):
    AidSummaryFactory()
    AidFigureFactory(households=7)
    found = read("aid").json()["figures"]
    assert [(line["kind"], line["cause"], line["households"]) for line in found] == [("medical", "", 7)]


@time_machine.travel(NOW, tick=False)
def test_funds_say_from_whom_and_what_is_left(read):
    FundPeriod.objects.create(
        scheme=SchemeFactory(), period_start=dt.date(2026, 1, 1), period_end=dt.date(2026, 3, 31),
        carried_over=100, central=500, county=Decimal("20.5"), received=Decimal("520.5"), spent=400,
    )  # fmt: skip
    found = read("funds").json()["periods"][0]
    assert found["received_from"] == {"central": 500, "province": 0, "city": 0, "county": 20.5}
    assert (found["received"], found["balance"]) == (520.5, 220.5)


@time_machine.travel(NOW, tick=False)
def test_a_month_s_small_villages_are_one_line(read):
    paid = PaymentNotice.objects.create(
        scheme=SchemeFactory(), month=dt.date(2026, 3, 1), paid_on=dt.date(2026, 3, 9), channel="bank",
        households=24, persons=30, amount=12000,
    )  # fmt: skip
    for count in (3, 6, 15):
        PaymentTotal.objects.create(
            payment=paid, village=OrgUnitFactory(), households=count, persons=count, amount=500 * count
        )
    PaymentNotice.objects.create(
        scheme=paid.scheme, month=dt.date(2026, 2, 1), paid_on=dt.date(2026, 2, 9), channel="bank",
        households=2, persons=2, amount=900,
    )  # fmt: skip
    months = read("payments").json()["months"]
    assert len(months) == 1
    assert [(line["village"] is None, line["households"]) for line in months[0]["villages"]] == [(False, 15), (True, 9)]
