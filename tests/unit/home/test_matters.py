"""The frozen months on the statistics page, in the file and in the open data: the same, and no more than was frozen."""

import csv
import io

import pytest
import time_machine
from django.urls import reverse

from petitions.models import MonthFigures
from petitions.services import handling, statistics
from petitions.vocabulary import Channel, Kind
from portal.home import matters
from tests.factories.petitions import Town

pytestmark = pytest.mark.django_db


def at(moment):
    return time_machine.travel(f"{moment}+08:00", tick=False)


@pytest.fixture
def town():
    """A busy first quarter with a handful of small things in it, frozen on the first of April."""
    with at("2026-03-10 10:00"):
        town = Town()
        for _ in range(9):
            town.submit(channel=Channel.LETTER)
        for _ in range(8):
            case = town.submit(channel=Channel.CALL, kind=Kind.CONSULTATION, village=town.other_village).petition
            handling.answer_at_once(petition=case, by=town.worker, answer="已说明。")
        town.submit(channel=Channel.FAX, kind=Kind.ACCUSATION)
    with at("2026-04-01 02:00"):
        statistics.freeze_ended()
    with at("2026-04-05 10:00"):
        yield town


def page_of(client, query="?year=2026"):
    return client.get(reverse("home:statistics") + query).content.decode()


def test_a_month_is_told_with_its_sentence_table_and_download(client, town):
    page = page_of(client)
    section = page[page.index('id="months-title"') :]
    assert section.index("按期办结率是这个月办结的") < section.index("<table")
    assert "100%" in section
    assert "评价太少" in section
    assert f"{reverse('home:statistics_csv', args=['matters'])}?year=2026" in section
    assert "4月过完以后才公布" in section


def test_small_cells_are_words_and_what_covers_them_too(client, town):
    composed = matters.compose(2026)
    kinds = next(split for split in composed.splits if split.key == "kinds")
    assert dict(kinds.lines[0].cells) == {"合计": "18", "申诉求决": "9", "其余合在一起": "9"}
    assert "检举控告" in kinds.unlisted
    villages = next(split for split in composed.splits if split.key == "villages")
    assert dict(villages.lines[0].cells) == {"合计": "18", "杜村": "9", "其余合在一起": "9"}


def test_the_month_that_is_running_is_left_out_and_a_frozen_one_does_not_move(client, town):
    before = page_of(client)
    with at("2026-04-06 10:00"):
        for _ in range(7):
            town.submit(channel=Channel.LETTER, received_on=None)
        after = page_of(client)
    start, end = 'id="months-title"', 'id="download-title"'
    told = [page[page.index(start) : page.index(end)] for page in (before, after)]
    assert told[0] == told[1]
    assert '<th scope="row">4月' not in told[1]


def test_a_year_without_frozen_months_says_so(client):
    with at("2026-03-10 10:00"):
        Town().submit()
        page = page_of(client)
    assert "还没有固定下来的月份" in page


def test_the_open_data_is_what_was_frozen(client, town):
    data = client.get(reverse("api:statistics-matters"), {"year": 2026}).json()
    month = MonthFigures.objects.get(month=3)
    told = data["months"][-1]
    assert data["year"] == 2026
    assert (told["month"], told["digest"], told["query_version"]) == (3, month.digest, 1)
    assert (told["registered"], told["finished"], told["late"], told["on_time_rate"]) == (18, 8, 0, 100)
    assert {cell["code"]: cell["count"] for cell in told["kinds"]} == month.figures["kinds"]
    assert {cell["code"]: cell["count"] for cell in told["quarter"]["villages"]} == month.figures["quarter"]["villages"]
    assert told["satisfaction"] is None


@pytest.mark.parametrize("query", [{"year": "x"}, {"yaer": "2026"}])
def test_what_is_not_understood_is_refused_by_name(client, query):
    response = client.get(reverse("api:statistics-matters"), query)
    assert response.status_code == 400
    assert next(iter(query)) in response.content.decode()


def test_the_file_holds_the_frozen_figures_and_no_other(client, town):
    response = client.get(reverse("home:statistics_csv", args=["matters"]), {"year": "2026"})
    text = response.content.decode()
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert ["2026-03", "登记，按来件方式", "来信", "9"] in rows
    assert ["2026-03", "登记，按类别", "检举控告", "不单列"] in rows
    assert ["2026-Q1", "登记，按村", "杜村", "9"] in rows
    assert not any(row[3] in {"1", "2", "3", "4"} and row[2] for row in rows)
    assert client.get(reverse("home:statistics_csv", args=["matters"]), {"year": "x"}).status_code == 302


def test_page_file_and_data_are_kept(client, town, django_assert_num_queries):
    addresses = [
        reverse("home:statistics"),
        reverse("home:statistics_csv", args=["matters"]),
        reverse("api:statistics-matters"),
    ]
    for address in addresses:
        client.get(address, {"year": "2026"})
        with django_assert_num_queries(1):
            response = client.get(address, {"year": "2026"})
        assert not response.cookies
