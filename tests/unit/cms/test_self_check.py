"""The self-check page and the example beside it: what stands in them comes from today's standards."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine

from cms.models import Area, AssistanceStandard, Kind, Unit
from cms.worked import examples
from tests.factories import cms as make

pytestmark = pytest.mark.django_db
TEN = "2026-03-10 10:00+08:00"


def html_of(client, page) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("amount", "unit", "gap"),
    [
        ("620", Unit.PERSON_MONTH, "960.00"),
        ("7440", Unit.PERSON_YEAR, "960.00"),
        ("7000", Unit.PERSON_YEAR, "849.99"),  # 583.33 a month
        ("300", Unit.PERSON_MONTH, None),  # 900 yuan for three are not below it
        ("299", Unit.PERSON_MONTH, None),
    ],
)
def test_an_example_is_reckoned_from_the_standard(amount, unit, gap):
    standard = AssistanceStandard(amount=Decimal(amount), unit=unit, kind=Kind.DIBAO)
    assert [one.gap for one in examples([standard])] == ([Decimal(gap)] if gap else [])


def test_only_the_dibao_is_a_gap_payment():
    care = AssistanceStandard(amount=Decimal("620"), kind=Kind.DESTITUTE_CARE)
    assert examples([care]) == []


@time_machine.travel(TEN, tick=False)
def test_the_page_asks_against_the_standards_of_today(client):
    make.AssistanceStandardFactory(amount=Decimal("580"), valid_from=date(2025, 1, 1), valid_until=date(2025, 12, 31))
    make.AssistanceStandardFactory(amount=Decimal("620"))
    make.AssistanceStandardFactory(amount=Decimal("9600"), area=Area.URBAN, unit=Unit.PERSON_YEAR)
    make.AssistanceStandardFactory(amount=Decimal("930"), kind=Kind.LOW_INCOME_LINE)
    html = html_of(client, make.SelfCheckPageFactory())
    assert 'value="620.00" data-edge="930.00"' in html
    assert 'value="800.00" data-edge=""' in html
    assert "580" not in html
    assert "优待抚恤金" in html
    assert "一家一个月补差960元" in html
    assert "不是审批决定" in html


def test_nothing_on_the_page_can_be_sent(client):
    make.AssistanceStandardFactory()
    main = html_of(client, make.SelfCheckPageFactory()).partition("<main")[2].partition("</main>")[0]
    assert "<form" not in main
    assert 'type="submit"' not in main


def test_without_a_standard_the_page_says_whom_to_ask(client):
    html = html_of(client, make.SelfCheckPageFactory())
    assert "现在算不了" in html
    assert "data-self-check" not in html


def test_an_editor_s_words_stand_in_place_of_the_national_ones(client):
    make.AssistanceStandardFactory()
    page = make.SelfCheckPageFactory(not_counted=[("line", "本县的高龄津贴")])
    html = html_of(client, page)
    assert "本县的高龄津贴" in html
    assert "优待抚恤金" not in html


def test_the_guides_and_the_standards_lead_there(client):
    make.AssistanceStandardFactory()
    page = make.SelfCheckPageFactory()
    guide = make.GuidePageFactory()
    other = make.GuidePageFactory(standard_kind="", title="临时救助")
    for known, leads in ((make.guide_index(), True), (make.standard_index(), True), (guide, True), (other, False)):
        assert (f'href="{page.url}"' in html_of(client, known)) is leads


def test_it_is_found_by_what_people_ask(client):
    make.AssistanceStandardFactory()
    page = make.SelfCheckPageFactory(live=False)
    page.save_revision().publish()
    found = client.get("/search/", {"q": "符合低保"}).content.decode()
    assert page.url in found
