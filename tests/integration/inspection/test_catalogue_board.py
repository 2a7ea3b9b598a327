"""Every threshold of the catalogue turns its row red, and the fix, through its own door, turns it green again."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.models import LegalBasis, Topic
from disclosures.models import BoardMoment, BoardRecord, Roster, RoundKind
from disclosures.services import evidence, publications
from portal.orgs.models import OfficeProfile
from tests.factories import cms as make
from tests.factories.disclosures import (
    BatchFactory,
    PublicationFactory,
    RosterEntryFactory,
    RosterFactory,
    RoundFactory,
    SchemeFactory,
)
from tests.integration.test_policy_review import form

from .rows import row, state

pytestmark = pytest.mark.django_db
POLICIES, OFFICE, LAWS, GUIDE, REVIEW, APPROVAL = 1, 2, 3, 4, 5, 6


class Missing:
    number, says = GUIDE, "没有公开"

    def red(self, site):
        site.guide.unpublish()

    def fix(self, site):
        site.publish(site.guide)


class Elements:
    number, says = GUIDE, "申请材料"

    def red(self, site):
        site.guide.materials = []
        site.publish(site.guide)

    def fix(self, site):
        site.guide.materials = [("material", {"name": "申请书", "copies": "", "note": ""})]
        site.publish(site.guide)


class OfficeElements:
    number, says = OFFICE, "信访通讯地址"

    def red(self, site):
        OfficeProfile.objects.update(postal_address="")

    def fix(self, site):
        profile = OfficeProfile.objects.get()
        profile.postal_address = "青石县柳河镇中心路1号"
        profile.save()


class LateText:
    """Typed in by the clerk, sent for review, and left lying: the tenth working day after 10 March is the 24th."""

    number, says = LAWS, "逾期没有公开"

    def red(self, site):
        url = reverse("wagtailadmin_pages:add", args=["cms", "policypage", make.policy_index().pk])
        assert site.sign_in(site.worker).post(url, form(**{"action-submit": "1"})).status_code == 302
        assert "2026年3月24日" in row(site.catalogue_board(), f"item-{LAWS}")
        site.move("2026-03-25")

    def fix(self, site):
        page = make.policy_index().get_children().get(slug="spring").specific
        state = page.current_workflow_task_state
        url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
        site.sign_in(site.publisher).post(url, {"comment": ""})


class LateList:
    number, says = REVIEW, "逾期没有公开"

    def red(self, site):
        round = RoundFactory()
        batch = BatchFactory(unit=site.village, confirmed=True, round=round, uploader=site.worker)
        self.roster = RosterFactory(batch=batch, approved=True)
        for serial in range(1, 8):
            RosterEntryFactory(roster=self.roster, village=site.village, serial=serial)
        site.move("2026-03-25")

    def fix(self, site):
        publications.publish(roster=Roster.objects.get(pk=self.roster.pk), by=site.publisher)


class Repealed:
    number, says = APPROVAL, "220号"

    def red(self, site):
        site.item(APPROVAL).bases.add(make.LegalBasisFactory(repealed=True))
        PublicationFactory(
            village=site.village,
            round=RoundFactory(order=2, name="确认公示", kind=RoundKind.CONFIRMATION),
        )

    def fix(self, site):
        site.item(APPROVAL).bases.set(LegalBasis.objects.filter(valid_until=None)[:1])


SCENES = (Missing, Elements, OfficeElements, LateText, LateList, Repealed)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_red_and_by_the_fix_green_again(site, scene):
    one, key = scene(), f"item-{scene.number}"
    one.red(site)
    html = site.catalogue_board()
    assert state(html, key) == "red"
    assert one.says in row(html, key)
    one.fix(site)
    assert state(site.catalogue_board(), key) == "green"


def test_a_village_is_red_when_a_quarter_went_by_and_green_once_somebody_signed(site):
    """Renewed on 6 March, due again by the end of June; red from 1 July on."""

    def villages():
        return {one.village.name: str(one.state) for one in board().context["board"].villages}

    def board():
        return site.sign_in(site.leader).get(reverse("inspection:catalogue"))

    assert villages() == {"杜村": "green", "上河村": "green"}
    site.move("2026-04-01")
    assert villages() == {"杜村": "amber", "上河村": "amber"}
    assert "2026年6月30日" in board().content.decode()
    site.move("2026-07-01")
    assert villages() == {"杜村": "red", "上河村": "red"}
    notice = PublicationFactory(village=site.village, posted_on=timezone.localdate())
    evidence.sign(
        publication=notice, place=site.village, moment=BoardMoment.POSTED, day=timezone.localdate(), by=site.worker
    )
    assert villages() == {"杜村": "green", "上河村": "red"}


def test_a_board_that_nobody_ever_signed_for_is_red(site):
    BoardRecord.objects.all().delete()
    assert "没有登记过张贴" in site.catalogue_board()


def test_a_list_of_a_kind_that_does_not_occur_is_no_fault(site):
    assert state(site.catalogue_board(), "item-10") == "amber"
    PublicationFactory(
        village=site.village,
        scheme=SchemeFactory(code="extreme", name="特困供养", kind="extreme"),
        round=RoundFactory(order=2, kind=RoundKind.CONFIRMATION),
    )
    assert state(site.catalogue_board(), "item-10") == "green"


def test_our_own_paper_counts_from_its_date_another_organs_from_the_day_it_came(site):
    own = form(slug="own", title="本镇的通知", issuer="柳河镇人民政府", written_on="2026-02-24", topic="general")
    other = form(slug="other", title="县里的通知", issuer="青石县民政局", written_on="2026-02-24", topic="general")
    url = reverse("wagtailadmin_pages:add", args=["cms", "policypage", make.policy_index().pk])
    for data in (own, other):
        assert site.sign_in(site.worker).post(url, data).status_code == 302
    told = row(site.catalogue_board(), f"item-{POLICIES}")
    # Ten working days from Tuesday 24 February, of which Saturday the 28th is worked; and from 10 March.
    assert "3月9日前公开" in told
    assert "3月24日前公开" in told
    assert state(site.catalogue_board(), f"item-{POLICIES}") == "red"


def test_an_item_without_a_column_says_so(site):
    make.DisclosureItemFactory(number=40, place="", topic="")
    assert "没有选位置和主题" in row(site.catalogue_board(), "item-40")


def test_a_text_taken_down_on_purpose_does_not_wait(site):
    site.policy.unpublish()
    html = row(site.catalogue_board(), f"item-{LAWS}")
    assert site.policy.title not in html
    assert "没有公开" in html


def test_the_public_page_tells_the_day_and_leads_there_and_keeps_what_waits_to_itself(site):
    make.PolicyPageFactory(draft=True, title="还没有公开的通知")
    RosterFactory(batch=BatchFactory(unit=site.village, confirmed=True, period="还没有公开的名册"), in_review=True)
    html = site.client().get(site.catalogue.url).content.decode()
    assert "最近公开：2026年3月10日" in html
    assert f'href="{site.policy.url}"' in html
    assert f"?topic={Topic.DIBAO}" in html
    assert reverse("disclosures:notice", args=[site.notice.number]) in html
    assert "本季度在3月31日以前" in html
    assert "还没有公开的" not in html


def test_a_posting_reaches_the_kept_public_page(site):
    client = site.client()
    client.get(site.catalogue.url)
    site.move("2026-03-12")
    site.publish(site.guide)
    assert "最近公开：2026年3月12日" in client.get(site.catalogue.url).content.decode()
    assert dt.date(2026, 3, 12) == timezone.localdate()


def test_questions_do_not_grow_with_the_texts(site, django_assert_max_num_queries):
    for _more in range(5):
        site.publish(make.GuidePageFactory())
        site.publish(make.PolicyPageFactory())
    client = site.sign_in(site.leader)
    client.get(reverse("inspection:catalogue"))
    with django_assert_max_num_queries(60):
        client.get(reverse("inspection:catalogue"))


def test_the_item_is_edited_with_its_place_topic_and_lists(site):
    page = site.sign_in(site.publisher).get(reverse("wagtailsnippets_cms_disclosureitem:add")).content.decode()
    for name in ("place", "topic", "stage"):
        assert f'name="{name}"' in page
