"""Every threshold of the national check turns the board red, and the fix, through its own door, turns it green again."""

from itertools import count

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.models import AssistanceStandard, DisclosureItem, LegalBasis, SiteIdentity
from disclosures.supervision.asking import Answer
from petitions.services import answers
from petitions.vocabulary import Kind, State
from portal.inspection.services import probing
from portal.inspection.thresholds import TABLE
from tests.factories import cms as make

from .rows import row, state

pytestmark = pytest.mark.django_db


def quick(_address):
    return Answer(200, "text/html", b"")


def clock(seconds):
    """Every second look at it is so many seconds later."""
    ticks = count()
    return lambda: (next(ticks) % 2) * seconds


def write(text):
    return streamfield([("text", rich_text(f"<p>{text}</p>"))])


class Front:
    code = "front_page"

    def red(self, site):
        site.move("2026-03-25")

    def fix(self, site):
        fields = {"title": "首页", "slug": "front", "lead": "查政策、看公示", "review_by": "", "action-publish": "1"}
        fields |= {"questions": inline_formset([]), "comments": inline_formset([])}
        url = reverse("wagtailadmin_pages:edit", args=[site.home.pk])
        assert site.sign_in(site.publisher).post(url, nested_form_data(fields)).status_code == 302


class Columns:
    code = "columns"

    def red(self, site):
        for page in (site.guide, site.about, site.explanation):
            page.unpublish()
        AssistanceStandard.objects.all().delete()
        DisclosureItem.objects.all().delete()

    def fix(self, site):
        for page in (site.guide, site.about, site.explanation):
            site.publish(page)
        make.AssistanceStandardFactory()
        call_command("load_catalogue", verbosity=0)


class OldestMessage:
    code = "oldest_message"

    def red(self, site):
        site.move("2026-06-11")

    def fix(self, site):
        site.bring(site.letter, State.SERVED)


class SlowPages:
    code = "slow_pages"

    def red(self, site):
        probing.probe(ask=quick, clock=clock(16))

    def fix(self, site):
        site.move("2026-03-18")
        probing.probe(clock=clock(0.1))


class MonthTable:
    code = "month_table"

    def red(self, site):
        site.move("2026-04-11")

    def fix(self, site):
        call_command("freeze_month", verbosity=0)


class ReplyPublished:
    code = "reply_published"

    def red(self, site):
        site.move("2026-05-11")

    def fix(self, site):
        case = site.at(State.SERVED, kind=Kind.CONSULTATION)
        text = answers.prepare(
            petition=case, by=site.worker, title="怎么算", question="收入怎么算？", answer="按一年算。"
        )
        answers.publish(answer=text, by=site.publisher)


class Explanations:
    code = "explanations"

    def red(self, site):
        self.policy = site.publish(make.PolicyPageFactory())
        site.move("2026-03-16")

    def fix(self, site):
        site.publish(make.ExplanationPageFactory(policy=self.policy))


class Orphans:
    code = "orphans"

    def red(self, site):
        site.explanation.policy = None
        site.publish(site.explanation)

    def fix(self, site):
        fields = {"title": site.explanation.title, "slug": site.explanation.slug, "policy": site.policy.pk}
        fields |= {"body": write("按一年算。"), "comments": inline_formset([]), "review_by": ""}
        fields |= {"change_kind": "correction", "change_text": "补上了解读的是哪份文件。"}
        url = reverse("wagtailadmin_pages:edit", args=[site.explanation.pk])
        assert site.sign_in(site.worker).post(url, nested_form_data(fields)).status_code == 302
        site.explanation.refresh_from_db()
        site.explanation.get_latest_revision().publish(user=site.publisher)


class Links:
    code = "links"

    def red(self, site):
        site.policy.body = [("text", '<p><a href="/policies/gone/">原文</a></p>')]
        site.publish(site.policy)
        call_command("check_links", verbosity=0)

    def fix(self, site):
        site.policy.body = [("text", "<p>原文见附件。</p>")]
        site.publish(site.policy)
        call_command("check_links", verbosity=0)


class FindError:
    code = "find_error"

    def red(self, site):
        SiteIdentity.objects.update(find_error_url="")

    def fix(self, site):
        client = site.sign_in(site.keeper)
        known = SiteIdentity.objects.get()
        url = reverse("wagtailsettings:edit", args=["cms", "siteidentity", known.site_id])
        fields = {"organiser": "", "site_code": "", "icp_number": "", "police_number": ""}
        assert client.post(url, {**fields, "find_error_url": "https://example.org/e"}).status_code == 302


class RepealedItem:
    code = "repealed"

    def red(self, site):
        site.item(5).bases.add(make.LegalBasisFactory(repealed=True))

    def fix(self, site):
        item = site.item(5)
        names = ("number", "level_one", "level_two", "elements", "limit_days", "limit_unit", "organ", "channels")
        fields = {name: getattr(item, name) for name in (*names, "audience", "access", "place", "topic", "stage")}
        fields["bases"] = LegalBasis.objects.get(document_number="民发〔2021〕57号").pk
        url = reverse("wagtailsnippets_cms_disclosureitem:edit", args=[item.pk])
        assert site.sign_in(site.publisher).post(url, fields).status_code == 302


class RepealedText:
    code = "repealed"

    def red(self, site):
        make.LegalBasisFactory(repealed=True)
        site.policy.body = [("text", "<p>依据《审核审批办法（试行）》(民发[2012]220号)办理。</p>")]
        site.publish(site.policy)
        call_command("check_links", verbosity=0)

    def fix(self, site):
        site.policy.body = [("text", "<p>依据审核确认办法办理。民发〔2012〕220号已经废止。</p>")]
        site.publish(site.policy)
        call_command("check_links", verbosity=0)


class Reviews:
    code = "reviews"

    def red(self, site):
        site.guide.review_by = "2026-03-09"
        site.publish(site.guide)

    def fix(self, site):
        client = site.sign_in(site.publisher)
        answer = client.post(reverse("inspection:reviews"), {"page": site.guide.pk, "next_on": "2027-03-09"})
        assert answer.status_code == 302


SCENES = (
    Front, Columns, OldestMessage, SlowPages, MonthTable, ReplyPublished, Explanations, Orphans, Links, FindError,
    RepealedItem, RepealedText, Reviews,
)  # fmt: skip
# Measured inside another threshold, or on the other board.
WITHIN = {"notice_columns", "lasting_columns", "link_check", "villages"}


def test_every_threshold_has_its_scene():
    assert {scene.code for scene in SCENES} | WITHIN == set(TABLE)


def test_a_sound_site_is_green_all_over(site):
    html = site.board()
    assert {code: state(html, code) for code in TABLE.keys() - WITHIN} == dict.fromkeys(TABLE.keys() - WITHIN, "green")


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_red_and_by_the_fix_green_again(site, scene):
    one = scene()
    assert state(site.board(), one.code) == "green"
    one.red(site)
    html = site.board()
    assert state(html, one.code) == "red"
    assert "不达标" in row(html, one.code)
    one.fix(site)
    assert state(site.board(), one.code) == "green"


@pytest.mark.parametrize(
    ("code", "day", "left"),
    [
        ("front_page", "2026-03-21", "还剩3天"),
        ("front_page", "2026-03-24", "今天到期"),
        ("front_page", "2026-03-26", "超过2天"),
    ],
)
def test_the_days_are_told(site, code, day, left):
    site.move(day)
    assert left in row(site.board(), code)


def test_a_column_that_is_stale_or_empty_is_shown_by_itself(site):
    site.move("2027-03-12")
    html = site.board()
    assert "办事指南" in row(html, "columns")
    Page.objects.filter(pk=site.guide.pk).update(live=False)
    site.guide.refresh_from_db()
    assert "没有内容" in site.board()


def test_an_accusation_does_not_show_on_a_board_that_everybody_reads(site):
    site.bring(site.letter, State.SERVED)
    site.submit(kind=Kind.ACCUSATION, accused_unit=site.village, request="会计收钱。")
    site.submit(accused_unit=site.village)
    site.move("2026-09-11")
    assert state(site.board(), "oldest_message") == "green"


def test_an_old_link_check_is_amber(site):
    site.move("2026-03-18")
    assert state(site.board(), "links") == "amber"
