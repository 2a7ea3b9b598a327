import datetime as dt
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Page

from portal.home.models import HomePage, HomeQuestion
from portal.kept import editions
from tests.factories.accounts import StaffFactory
from tests.factories.cms import AssistanceStandardFactory, PolicyPageFactory, home_page
from tests.factories.disclosures import AidFigureFactory, PublicationFactory
from tests.factories.orgs import OfficeProfileFactory, OrgUnitFactory
from tests.factories.petitions import Town

pytestmark = pytest.mark.django_db
NOW = "2026-03-10 10:00+08:00"


@pytest.fixture
def front(client):
    """The front page as text."""
    return lambda query="": client.get(reverse("home:index") + query).content.decode()


def test_fresh_site_says_what_is_missing_and_what_next(front):
    page = front()
    for sentence in ("现在没有正在公示的名单", "标准还没有录入", "还没有公布数字", "政策文件还没有上传"):
        assert sentence in page


@time_machine.travel(NOW, tick=False)
def test_open_notice_stands_with_its_village_days_and_way_to_object(front):
    notice = PublicationFactory(village__name="杜村")
    page = front()
    assert notice.title in page
    assert "剩 3 天" in page
    assert "2026年3月13日（周五）24:00截止" in page
    assert "初审公示" in page


@time_machine.travel(NOW, tick=False)
@pytest.mark.parametrize("trait", ["closed", "withdrawn", "scheduled"])
def test_notice_that_is_not_open_is_not_listed(front, trait):
    notice = PublicationFactory(**{trait: True})
    assert notice.title not in front()


def test_notice_leaves_the_page_with_its_last_midnight(front):
    with time_machine.travel("2026-03-13 23:59+08:00", tick=False):
        notice = PublicationFactory(starts_in=dt.timedelta(days=-7))
        assert "今天是最后一天" in front()
    with time_machine.travel("2026-03-14 00:00+08:00", tick=False):
        assert notice.title not in front()


def test_scheduled_notice_arrives_with_its_first_moment(front):
    with time_machine.travel("2026-03-10 09:00+08:00", tick=False):
        opens = dt.datetime.fromisoformat("2026-03-10 14:30+08:00")
        notice = PublicationFactory(opens_at=opens, ends_at=opens + dt.timedelta(days=7))
        assert notice.title not in front()
    with time_machine.travel("2026-03-10 14:30+08:00", tick=False):
        assert notice.title in front()


@time_machine.travel(NOW, tick=False)
def test_this_years_rural_standard_is_the_large_number(front):
    AssistanceStandardFactory(amount=Decimal(560), valid_from=dt.date(2025, 1, 1), valid_until=dt.date(2025, 12, 31))
    AssistanceStandardFactory(amount=Decimal(620), valid_from=dt.date(2026, 1, 1), document_number="某民发〔2025〕88号")
    AssistanceStandardFactory(amount=Decimal(780), area="urban", valid_from=dt.date(2026, 1, 1))
    page = front()
    assert '<span class="standard__number">620</span>' in page
    assert "某民发〔2025〕88号" in page
    assert page.index(">620<") < page.index("780")
    assert "560" not in page


@time_machine.travel(NOW, tick=False)
def test_figures_are_in_words_and_numbers(front):
    OrgUnitFactory(name="杜村")
    PublicationFactory(is_whole_roster=True, rows=4, village__name="柳庄村")
    AidFigureFactory()
    page = front()
    assert "8 人，分布在 2 个村" in page
    assert "30,000" in page
    assert "6 户次，6 人次" in page


@time_machine.travel(NOW, tick=False)
def test_villages_stand_with_their_counts_and_those_without_say_so(front):
    OrgUnitFactory(name="杜村")
    PublicationFactory(is_whole_roster=True, rows=4, village__name="柳庄村")
    page = front()
    assert "4 户 8 人" in page
    assert "尚未公布" in page
    assert "1 件公示中" in page


@time_machine.travel("2027-01-03 10:00+08:00", tick=False)
def test_first_days_of_january_show_last_years_figures(front):
    PublicationFactory(is_whole_roster=True, rows=4, starts_in=dt.timedelta(days=-30))
    assert "2026年主要数字" in front()
    Town().submit(channel="visit")  # one visit makes no year
    assert "2026年主要数字" in front()
    PublicationFactory(is_whole_roster=True, rows=4, starts_in=dt.timedelta(days=-1))
    editions.bump()
    assert "2027年主要数字" in front()


def test_policy_stands_with_its_day(front):
    policy = PolicyPageFactory()
    assert policy.title in front()


def test_editors_questions_replace_the_common_ones(front):
    home = home_page()
    home.questions.add(HomeQuestion(question="新农合怎么交？", target=home, sort_order=0))
    home.lead = "杏塘镇低保，都在这里"
    home.save()
    page = front()
    assert "新农合怎么交？" in page
    assert "我家能不能申请低保" not in page
    assert "杏塘镇低保，都在这里" in page


def test_question_leads_to_a_page_or_a_search():
    home = HomePage(title="首页", slug="x")
    Page.objects.get(depth=1).add_child(instance=home)
    with pytest.raises(ValidationError):
        HomeQuestion(page=home, question="怎么办？").clean()


def test_phone_of_the_office_is_on_the_page_once_it_is_entered(front):
    assert "0990-5550101" not in front()
    OfficeProfileFactory()
    assert 'href="tel:0990-5550101"' in front()


def test_logged_visit_moves_the_figures_at_once(front):
    PublicationFactory(is_whole_roster=True, rows=4)
    town = Town()
    assert "来访 0 次" in front()
    town.submit(channel="visit")
    assert "来访 1 次" in front()


def test_second_request_is_one_query(client, django_assert_num_queries):
    PublicationFactory(rows=3)
    first = client.get(reverse("home:index"))
    with django_assert_num_queries(1):
        second = client.get(reverse("home:index"))
    assert first.content == second.content
    again = client.get(reverse("home:index"), headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_making_the_page_asks_a_bounded_number_of_questions(client, django_assert_max_num_queries):
    for number in range(8):
        PublicationFactory(rows=2, is_whole_roster=bool(number % 2))
        PolicyPageFactory()
    with django_assert_max_num_queries(45):
        client.get(reverse("home:index"))


def test_staff_and_visitors_receive_the_same_bytes_and_no_cookie(client):
    visitor = client.get(reverse("home:index"))
    client.force_login(StaffFactory())
    staff = client.get(reverse("home:index"))
    assert staff.content == visitor.content
    assert not visitor.cookies
    assert not staff.cookies
    assert "Cookie" not in staff.get("Vary", "")


def test_elder_mode_without_javascript(front):
    assert '<html lang="zh-Hans" data-elder>' in front("?elder=1")
    assert "data-elder>" not in front()
    assert '<html lang="zh-Hans">' in front("?elder=0")


def test_unknown_parameters_reach_no_link(front):
    assert "javascript" not in front("?elder=1&next=javascript:x")


def test_preview_in_the_admin_shows_the_draft(rf):
    home = home_page()
    home.lead = "还没发布的一句话"
    request = rf.get("/")
    response = home.serve_preview(request, "")
    response.render()
    assert "还没发布的一句话" in response.content.decode()
