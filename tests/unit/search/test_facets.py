"""Results are narrowed by plain links, each with the number that it leaves."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from portal.search import facets, selectors
from tests.factories.orgs import OrgUnitFactory
from tests.factories.search import put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pages")]


@pytest.fixture
def pages():
    villages = [OrgUnitFactory(level="village", name=name).code for name in ("杜村", "柳庄村")]
    with time_machine.travel("2026-06-01 10:00+08:00", tick=False):
        put(key="new", title="低保审核办法", day=datetime.date(2026, 1, 2), binds=True)
        put(key="old", title="低保审批办法", day=datetime.date(2012, 1, 2), binds=True, until=datetime.date(2021, 7, 1))
        put(key="one", section="notices", title="杜村低保公示", day=datetime.date(2026, 3, 1), villages=villages[:1])
        put(key="two", section="notices", title="低保公示", day=datetime.date(2025, 3, 1), villages=villages)
        yield villages


def counts(answer, name):
    facet = next(facet for facet in answer.facets if facet.name == name)
    return {choice.label: choice.count for choice in facet.choices}, facet.total


def find(**chosen):
    return selectors.find("低保", chosen=facets.Chosen(**chosen))


def test_every_facet_counts_what_was_found():
    answer = find()
    assert answer.total == 4
    assert counts(answer, "section") == ({"公示": 2, "政策文件": 2}, 4)
    assert counts(answer, "village") == ({"杜村": 2, "柳庄村": 1}, 4)
    assert counts(answer, "year") == ({"2026": 2, "2025": 1, "2012": 1}, 4)
    assert counts(answer, "validity") == ({"现行有效": 1, "不再执行": 1}, 4)


def test_a_choice_narrows_and_the_other_facets_count_what_it_leaves(pages):
    answer = find(section="notices", year="2026")
    assert [page.key for page in answer.results] == ["one"]
    assert counts(answer, "section") == ({"公示": 1, "政策文件": 1}, 2), "what another section would leave"
    assert counts(answer, "year") == ({"2026": 1, "2025": 1}, 2)
    assert [page.key for page in find(village=pages[1]).results] == ["two"]
    assert [page.key for page in find(validity="over").results] == ["old"]


def test_the_rule_in_force_comes_before_the_one_that_it_replaced():
    assert [page.key for page in find(section="policies").results] == ["new", "old"]


def test_a_rule_is_over_the_day_after_its_last():
    put(key="ends", title="高龄津贴办法", binds=True, until=datetime.date(2026, 6, 1))
    now = facets.Chosen(validity="now")
    assert selectors.find("高龄津贴", chosen=now).keys
    with time_machine.travel("2026-06-02 00:01+08:00", tick=False):
        assert not selectors.find("高龄津贴", chosen=now).keys


def test_the_links_work_without_any_script(client):
    page = client.get(reverse("search:results"), {"q": "低保", "year": "2026", "page": "1"}).content.decode()
    assert 'href="?q=%E4%BD%8E%E4%BF%9D&amp;year=2026&amp;section=notices"' in page
    assert "2026（2）" in page
    answer = client.get(reverse("search:results"), {"q": "低保", "year": "1999"}).content.decode()
    assert "这样选下来一条也没有" in answer
