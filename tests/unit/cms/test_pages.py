"""What readers get, page by page."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms import selectors
from cms.models import CataloguePage, PolicyAttachment, StandardIndexPage
from portal.orgs.models import OfficeProfile
from tests.factories import cms as make

pytestmark = pytest.mark.django_db
TEN = "2026-03-10 10:00+08:00"


def text(client, page, query=""):
    response = client.get(page.url + query)
    assert response.status_code == 200
    return response.content.decode()


@time_machine.travel(TEN, tick=False)
def test_a_policy_shows_its_disclosure_fields(client):
    page = make.PolicyPageFactory(draft=True, title="关于调整农村低保标准的通知", document_number="杜政发〔2026〕3号")
    page.save_revision().publish()
    page.refresh_from_db()
    html = text(client, page)
    for words in (
        "关于调整农村低保标准的通知",
        "杜政发〔2026〕3号",
        "202603-00001",
        "2026年1月5日",
        "2026年3月10日",
        "现行有效",
        "主动公开",
    ):
        assert words in html


def test_a_repealed_policy_says_so_and_leads_on(client):
    new = make.PolicyPageFactory(title="新办法")
    old = make.PolicyPageFactory(title="老办法", repealed=True, replaced_by=new)
    html = text(client, old)
    assert "已废止" in html
    assert "从2026年2月1日起不再照此执行" in html
    assert f'href="{new.url}"' in html
    assert f'href="{old.url}"' in text(client, new)


def test_a_policy_and_its_explanation_link_to_each_other(client):
    explanation = make.ExplanationPageFactory(title="大白话说复核")
    assert "大白话说复核" in text(client, explanation.policy)
    assert explanation.policy.title in text(client, explanation)


def test_drafts_are_not_linked(client):
    page = make.PolicyPageFactory()
    make.ExplanationPageFactory(policy=page, draft=True, title="还没写完的解读")
    assert "还没写完的解读" not in text(client, page)
    draft = make.PolicyPageFactory(draft=True)
    assert draft.title not in text(client, make.ExplanationPageFactory(policy=draft))
    assert client.get(draft.url).status_code == 404


def test_long_texts_get_a_list_of_contents(client):
    short = make.PolicyPageFactory(body=[("heading", "一、总则")])
    assert "本文目录" not in text(client, short)
    long = make.PolicyPageFactory(body=[("heading", name) for name in ("一、总则", "二、对象", "三、程序")])
    html = text(client, long)
    assert "本文目录" in html
    assert 'href="#part-3"' in html
    assert 'id="part-3"' in html


def test_attachments_show_format_and_size(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    page = make.PolicyPageFactory()
    PolicyAttachment.objects.create(page=page, document=make.DocumentFactory(), title="申请书样表")
    html = text(client, page)
    assert "申请书样表" in html
    assert "TXT，15" in html


@pytest.fixture
def library():
    make.PolicyPageFactory(title="甲文件", written_on=date(2021, 6, 11), topic="dibao")
    make.PolicyPageFactory(title="乙文件", written_on=date(2026, 1, 5), topic="temporary")
    make.PolicyPageFactory(title="丙文件", written_on=date(2026, 2, 5), topic="dibao", repealed=True)
    return make.policy_index()


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", "丙乙甲"),
        ("?year=2026", "丙乙"),
        ("?topic=dibao", "丙甲"),
        ("?validity=repealed", "丙"),
        ("?year=2026&topic=dibao&validity=in_force", ""),
        ("?utm_source=x", "丙乙甲"),
    ],
)
def test_the_library_filters(client, library, query, shown):
    html = text(client, library, query)
    assert [name for name in "甲乙丙" if f"{name}文件" in html] == sorted(shown, key="甲乙丙".index)
    positions = [html.index(f"{name}文件") for name in shown]
    assert positions == sorted(positions)
    assert ("noindex" in html) == (query not in ("", "?utm_source=x"))


def test_nothing_found_says_what_to_try(client, library):
    assert "没有同时符合这些条件的文件" in text(client, library, "?year=2021&topic=temporary")


@pytest.mark.parametrize("query", ["?year=abc", "?topic=x", "?validity=1", "?page=9", "?page=x", "?year=99999999"])
def test_addresses_that_no_list_offers_do_not_exist(client, library, query):
    assert client.get(library.url + query).status_code == 404


def test_an_empty_library_says_why(client):
    assert "这里还没有文件" in text(client, make.policy_index())


def test_the_library_costs_the_same_for_many_as_for_few(client, library, django_assert_max_num_queries):
    for _ in range(25):
        make.ExplanationPageFactory()
    client.get("/healthz")
    with django_assert_max_num_queries(30):
        html = text(client, library, "?topic=dibao")
    assert "第 1 页，共 2 页" in html


def test_a_kept_page_costs_few_queries_and_is_renewed(client, library, django_assert_max_num_queries):
    text(client, library)
    with django_assert_max_num_queries(8):
        text(client, library)
    make.PolicyPageFactory(title="丁文件", draft=True).save_revision().publish()
    assert "丁文件" in text(client, library)


@time_machine.travel(TEN, tick=False)
def test_todays_numbers_stand_side_by_side_before_the_years(client):
    page = make.standard_index()
    make.AssistanceStandardFactory(amount=Decimal("580"), valid_from=date(2025, 1, 1), valid_until=date(2025, 12, 31))
    policy = make.PolicyPageFactory(title="标准文件")
    make.AssistanceStandardFactory(amount=Decimal("620"), policy=policy)
    make.AssistanceStandardFactory(area="urban", amount=Decimal("1240.50"))
    html = text(client, page)
    today = html[html.index('class="figures"') : html.index("历年标准")]
    assert today.count("figure__number") == 2
    assert today.index("620") < today.index("1,240.50")
    assert "涨40元" in html
    assert f'href="{policy.url}"' in html
    assert "2025-01-01 至 2025-12-31" in html
    drawing = html[html.index("<svg") : html.index("历年标准")]  # the chart stands before its table
    assert drawing.index(">580<") < drawing.index(">620<")
    assert html.count('class="chart chart--columns"') == 1  # one number alone is no series


def test_the_page_of_standards_turns_over_at_midnight(client):
    page = make.standard_index()
    make.AssistanceStandardFactory(amount=Decimal("580"), valid_from=date(2025, 1, 1), valid_until=date(2025, 12, 31))
    make.AssistanceStandardFactory(amount=Decimal("620"))
    with time_machine.travel("2025-12-31 23:59+08:00", tick=False):
        assert "从2025年1月1日起" in text(client, page)
    with time_machine.travel("2026-01-01 00:01+08:00", tick=False):
        assert "从2026年1月1日起" in text(client, page)


def test_no_standard_yet_says_whom_to_ask(client):
    assert "现行标准还没有登在网上" in text(client, make.standard_index())
    assert StandardIndexPage.objects.count() == 1


@time_machine.travel(TEN, tick=False)
def test_a_guide_says_what_to_bring_and_where(client):
    OfficeProfile.objects.create(phone="0000-1234567", place="便民服务中心3号窗口")
    make.AssistanceStandardFactory(amount=Decimal("620"))
    html = text(client, make.GuidePageFactory())
    for words in (
        "谁可以办",
        "户口在本镇",
        "申请书，1份",
        "提出申请",
        "620",
        "便民服务中心3号窗口",
        "0000-1234567",
        "不收费",
    ):
        assert words in html


def test_guides_are_listed_by_topic(client):
    make.GuidePageFactory(title="申请低保")
    make.GuidePageFactory(title="申请临时救助", topic="temporary")
    index = make.guide_index()
    assert "申请临时救助" in text(client, index)
    html = text(client, index, "?topic=dibao")
    assert "申请临时救助" not in html
    assert "申请低保" in html


@time_machine.travel(TEN, tick=False)
def test_the_catalogue_marks_a_repealed_basis(client):
    page = make.catalogue_page()
    item = make.DisclosureItemFactory(place="policies")
    item.bases.add(make.LegalBasisFactory(repealed=True))
    index = make.policy_index()
    html = text(client, page)
    assert "民发〔2012〕220号" in html
    assert "已停止施行" in html
    assert f'href="{index.url}"' in html
    assert item.repealed_bases(date(2021, 6, 30)) == []
    assert CataloguePage.objects.count() == 1


def test_the_catalogue_costs_the_same_for_all_items(client, django_assert_max_num_queries):
    for _ in range(13):
        make.DisclosureItemFactory().bases.add(make.LegalBasisFactory())
    page = make.catalogue_page()
    client.get("/healthz")
    with django_assert_max_num_queries(30):
        text(client, page)


def test_about_says_whom_to_ring_and_who_watches(client):
    OfficeProfile.objects.create(organ_name="杜家镇人民政府", supervision_phone="0000-7654321")
    page = make.about_page()
    page.channels = [("channel", {"name": "镇纪委", "contact": "0000-1111111", "hours": "", "note": ""})]
    page.privacy = [("text", "<p>写信时留下的电话只用来回信。</p>")]
    page.save()
    html = text(client, page)
    for words in "杜家镇人民政府", "0000-7654321", "镇纪委", "写信时留下的电话只用来回信":
        assert words in html


def test_about_holds_what_the_two_regulations_ask_for(client):
    """信访工作条例 art 18 and 政府信息公开条例 arts 12 and 20."""
    OfficeProfile.objects.create(
        organ_name="杜家镇人民政府", phone="0000-1234567", supervision_phone="0000-7654321",
        place="便民服务中心3号窗口", hours="周一至周五", postal_address="杜家镇人民政府收",
    )  # fmt: skip
    page = make.about_page()
    page.duties, page.head = "受理低保申请，组织公示。", "王某某，民政办主任"
    page.guide = [("heading", "怎么申请公开"), ("text", "<p>20个工作日内答复。</p>")]
    page.save()
    html = text(client, page)
    for words in (
        "写信、提意见、提异议",  # the way to write online
        "杜家镇人民政府收",
        "0000-1234567",
        "0000-7654321",
        "便民服务中心3号窗口",
        "周一至周五",
        "怎样查办到哪一步",
        "信访事项怎么办理",
        "受理后60日内，最多延长30日",
        "《信访工作条例》",
        "政府信息公开指南",
        "20个工作日内答复",
        "受理低保申请",
        "王某某，民政办主任",
    ):
        assert words in html, words


@pytest.mark.parametrize("name", ["policy_index", "standard_index", "guide_index", "catalogue_page", "about_page"])
def test_public_pages_set_no_cookie_and_answer_304(client, name):
    page = getattr(make, name)()
    response = client.get(page.url)
    assert not response.cookies
    assert response.headers["Cache-Control"] == "no-cache"
    assert "'unsafe-inline'" not in response.headers["Content-Security-Policy"]
    assert client.get(page.url, headers={"if-none-match": response.headers["ETag"]}).status_code == 304


def test_the_trail_leads_back(client):
    index = make.policy_index()
    html = text(client, make.PolicyPageFactory())
    assert f'<a href="{index.url}">政策文件</a>' in html


def test_a_visit_writes_nothing(client):
    page = make.policy_index()
    with CaptureQueriesContext(connection) as captured:
        text(client, page)
    assert [query["sql"] for query in captured if not query["sql"].startswith("SELECT")] == []
    assert not selectors.identity().pk
