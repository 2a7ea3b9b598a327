"""The materials of a guide for each family, and the guide on one sheet."""

import pytest
import time_machine

from cms.cards import SMALLEST, card_size
from cms.views.guides import situations_of
from portal.orgs.models import OfficeProfile
from tests.factories import cms as make

pytestmark = pytest.mark.django_db


def test_each_paper_says_who_brings_it(client):
    html = client.get(make.GuidePageFactory().url).content.decode()
    assert "有残疾人的才带" in html
    assert 'data-when="disabled"' in html
    assert html.count("data-when") == 1
    assert "data-situations hidden" in html  # only with JavaScript; without it the whole list stands there
    assert "<form" not in html[html.index("要带的材料") : html.index("怎么办")]


def test_only_what_the_guide_knows_is_asked(client):
    guide = make.GuidePageFactory(
        materials=[
            ("material", {"name": "甲", "when": ["agent", "student"]}),
            ("material", {"name": "乙", "when": ["student"]}),
            ("material", {"name": "丙"}),
        ]
    )
    assert [code for code, _word in situations_of(guide)] == ["student", "agent"]
    same = make.GuidePageFactory(materials=[("material", {"name": "丙"})])
    assert situations_of(same) == []
    assert "materials.js" not in client.get(same.url).content.decode()


@time_machine.travel("2026-03-10 10:00+08:00", tick=False)
def test_the_card_says_the_whole_matter_and_is_kept(client, django_assert_max_num_queries):
    OfficeProfile.objects.create(phone="0000-1234567", place="便民服务中心3号窗口", supervision_phone="0000-7654321")
    make.AssistanceStandardFactory()
    guide = make.GuidePageFactory(time_limit="30个工作日")
    assert f'href="{guide.url}card/"' in client.get(guide.url).content.decode()
    html = client.get(f"{guide.url}card/").content.decode()
    for words in (
        "户口在本镇",
        "620 元/人·月",
        "残疾人证",
        "有残疾人的才带",
        "提出申请",
        "30个工作日",
        "3号窗口",
        "0000-1234567",
    ):
        assert words in html, words
    assert "noindex" in html
    assert "2026年3月10日的内容" in html
    assert "data:image/svg" in html
    with django_assert_max_num_queries(9):  # the way through the tree, then nothing
        client.get(f"{guide.url}card/")


def test_a_guide_that_is_not_out_has_no_card(client):
    guide = make.GuidePageFactory(live=False)
    assert client.get(f"{guide.url}card/").status_code == 404
    assert client.get(f"{make.GuidePageFactory().url}cards/").status_code == 404


def test_longer_matters_get_smaller_letters():
    sizes = [
        card_size(make.GuidePageFactory(conditions=[("condition", "条件" * 20)] * count)) for count in (1, 12, 25, 90)
    ]
    assert sizes[0] == "large"
    assert sizes[-1] == SMALLEST
    assert len(set(sizes)) >= 3
