import pytest
import time_machine
from django.urls import get_script_prefix, reverse, set_script_prefix
from wagtail.models import Site

from cms.models import SiteIdentity
from portal.home import frame
from tests.factories.cms import guide_index, policy_index
from tests.factories.ledger import append

pytestmark = pytest.mark.django_db


@pytest.fixture
def identify():
    site = Site.objects.get(is_default_site=True)
    return lambda **values: SiteIdentity.objects.update_or_create(site=site, defaults=values)


@pytest.fixture
def page(client):
    return lambda: client.get(reverse("home:statistics")).content.decode()


def test_five_words_lead_to_the_five_columns():
    policy_index()
    guide_index()
    words = [entry.title for entry in frame.current().navigation]
    assert words == ["政策", "公示", "办事", "来信", "统计"]


def test_word_of_the_column_is_marked(page):
    assert f'href="{reverse("home:statistics")}" aria-current="page"' in page()


@pytest.mark.parametrize("name", ["petitions:new", "petitions:track", "petitions:answer_list"])
def test_writing_looking_up_and_reading_answers_are_one_column(client, name):
    text = client.get(reverse(name)).content.decode()
    assert f'href="{reverse("petitions:new")}" aria-current=' in text


def test_fresh_site_shows_no_invented_number(page):
    text = page()
    for label in ("网站标识码", "主办单位", "ICP"):
        assert label not in text


def test_identity_shows_once_it_is_entered(page, identify):
    page()
    identify(organiser="柳河镇人民政府", site_code="4407830003", icp_number="某ICP备00000000号")
    text = page()
    assert "主办单位：柳河镇人民政府" in text
    assert "网站标识码：4407830003" in text
    assert "某ICP备00000000号" in text


def footer() -> dict[str, str]:
    return {entry.title: entry.url for entry in frame.current().footer_links}


def test_errors_and_access_are_offered_where_the_office_says(identify):
    assert not {"网站找错", "无障碍"} & footer().keys()
    chosen = policy_index()
    identify(find_error_url="https://example.invalid/find", accessibility_page=chosen)
    assert footer()["网站找错"] == "https://example.invalid/find"
    assert footer()["无障碍"] == chosen.url


def test_a_page_taken_down_is_offered_no_more(identify):
    chosen = policy_index()
    identify(accessibility_page=chosen)
    chosen.unpublish()
    assert "无障碍" not in footer()


def test_digest_is_yesterdays_last(page):
    with time_machine.travel("2026-03-09 16:00+08:00", tick=False):
        entry = append()
    with time_machine.travel("2026-03-10 10:00+08:00", tick=False):
        append()
        text = page()
    assert f"2026年3月9日公开日志到第 {entry.number} 号" in text
    assert entry.short_digest in text


def test_frame_is_one_query_after_the_first(django_assert_num_queries):
    frame.current()
    with django_assert_num_queries(1):
        frame.current()


def test_site_under_a_sub_path_keeps_to_it(client):
    before = get_script_prefix()
    set_script_prefix("/dibao/")
    try:
        urls = [entry.url for entry in frame.current().navigation]
    finally:
        set_script_prefix(before)
    assert urls
    assert all(url.startswith("/dibao/") for url in urls)


def test_switch_to_elder_mode_keeps_what_was_asked(client):
    text = client.get(reverse("search:results"), {"q": "低保"}).content.decode()
    assert 'href="?q=%E4%BD%8E%E4%BF%9D&amp;elder=1"' in text
