"""Who may draft, and that a draft stays one: never out by itself, never over a colleague's words without a word."""

import pytest
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.models import PageLogEntry

from cms.models import AboutPage
from portal.accounts.permissions import NotAllowed
from portal.accounts.roles import ROLES
from portal.search.models import SearchDocument
from portal.summary import services
from portal.summary.models import ReportPage
from tests.factories.petitions import Town

READERS = {"case_worker", "leader", "publisher"}
DRAFTERS = {"case_worker", "publisher"}


def may(act) -> bool:
    try:
        act()
    except NotAllowed:
        return False
    return True


@pytest.mark.parametrize("role", [role.code for role in ROLES])
def test_who_may_read_and_who_may_draft(year, role):
    person = year.staff(role)
    assert may(lambda: services.look(year=2026, by=person)) is (role in READERS)
    assert may(lambda: services.write_word(year=2026, by=person)) is (role in READERS)
    assert may(lambda: services.draft_page(year=2026, by=person)) is (role in DRAFTERS)


def test_a_village_s_clerk_does_not_sum_up_the_township(year):
    clerk = year.staff("case_worker", unit=year.village)
    for act in (services.look, services.write_word, services.draft_page):
        with pytest.raises(NotAllowed, match="全镇"):
            act(year=2026, by=clerk)


def test_the_first_draft_is_a_page_that_nobody_sees(year, client):
    drafted = services.draft_page(year=2026, by=year.worker)
    page = ReportPage.objects.get()
    assert drafted.is_new
    assert (page.title, page.slug, page.live) == ("柳河镇人民政府2026年低保工作总结", "summary-2026", False)
    assert page.get_parent().specific == AboutPage.objects.get()
    assert client.get(page.url).status_code == 404
    assert page.get_latest_revision_as_object().is_as_drafted


def test_its_history_says_who_had_it_drafted(year):
    services.draft_page(year=2026, by=year.worker)
    acts = PageLogEntry.objects.order_by("timestamp", "pk").values_list("action", "user")
    assert [act for act in acts if act[1] == year.worker.pk] == [
        ("wagtail.create", year.worker.pk), ("summary.draft", year.worker.pk),
    ]  # fmt: skip


def test_a_second_draft_is_a_new_version_of_the_same_page(year):
    first = services.draft_page(year=2026, by=year.worker).page
    again = services.draft_page(year=2026, by=year.publisher, seen=first.latest_revision_id)
    assert not again.is_new
    assert not again.over_edits
    assert ReportPage.objects.get().revisions.count() == 2


def test_a_draft_is_not_kept_over_a_version_that_one_has_not_seen(year):
    services.draft_page(year=2026, by=year.worker)
    with pytest.raises(services.Declined, match="又有了新的一稿"):
        services.draft_page(year=2026, by=year.worker)
    assert ReportPage.objects.get().revisions.count() == 1


def edited(by):
    page = ReportPage.objects.get().get_latest_revision_as_object()
    page.body = [("text", "<p>经办人写的一段。</p>")]
    page.save_revision(user=by)
    return ReportPage.objects.get()


def test_what_a_clerk_wrote_is_kept_in_the_history_and_only_knowingly_replaced(year):
    services.draft_page(year=2026, by=year.worker)
    page = edited(year.worker)
    seen = page.latest_revision_id
    with pytest.raises(services.Declined, match="有人改过"):
        services.draft_page(year=2026, by=year.worker, seen=seen)
    drafted = services.draft_page(year=2026, by=year.worker, seen=seen, over_edits=True)
    assert drafted.over_edits
    versions = list(page.revisions.order_by("pk"))
    assert len(versions) == 3
    assert "经办人写的一段" in str(versions[1].as_object().body)
    assert "经办人写的一段" not in str(versions[2].as_object().body)


def test_under_review_nothing_is_drafted_over(year):
    services.draft_page(year=2026, by=year.worker)
    page = edited(year.worker)
    page.get_workflow().start(page, year.worker)
    page = ReportPage.objects.get()
    with pytest.raises(services.Declined, match="正在送审"):
        services.draft_page(year=2026, by=year.worker, seen=page.latest_revision_id, over_edits=True)


def test_blanks_hold_the_page_back_whoever_publishes(year):
    services.draft_page(year=2026, by=year.worker)
    revision = ReportPage.objects.get().get_latest_revision()
    with pytest.raises(PublishPagePermissionError, match="请补充"):
        revision.publish(user=year.publisher)
    assert not ReportPage.objects.get().live


def test_filled_in_it_goes_out_by_a_second_person_alone(year, client):
    services.draft_page(year=2026, by=year.worker)
    page = edited(year.publisher)
    with pytest.raises(PublishPagePermissionError, match="另一位同事"):
        page.get_latest_revision().publish(user=year.publisher)
    page.get_latest_revision().publish(user=year.staff("publisher"))
    page = ReportPage.objects.get()
    assert "经办人写的一段" in client.get(page.url).content.decode()
    assert page.title in client.get(AboutPage.objects.get().url).content.decode()
    assert SearchDocument.objects.get(title=page.title).url == page.url


def test_a_draft_beside_a_published_report_leaves_it_as_it_is(year, client):
    services.draft_page(year=2026, by=year.worker)
    edited(year.worker).get_latest_revision().publish(user=year.publisher)
    page = ReportPage.objects.get()
    services.draft_page(year=2026, by=year.worker, seen=page.latest_revision_id, over_edits=True)
    page.refresh_from_db()
    assert page.live
    assert page.has_unpublished_changes
    assert "经办人写的一段" in client.get(page.url).content.decode()


def test_without_the_page_that_it_belongs_under_it_says_so(db):
    with pytest.raises(services.Declined, match="窗口与监督"):
        services.draft_page(year=2026, by=Town().worker)


def test_the_page_passes_the_gate_and_names_nobody(year):
    services.draft_page(year=2026, by=year.worker)
    page = ReportPage.objects.get().get_latest_revision_as_object()
    page.full_clean()
    assert "钱进宝" not in str(page.body)
    assert "13800138000" not in str(page.body)


def test_the_page_keeps_sections_in_their_chapters_and_no_mark_beside_a_number(year):
    body = services.draft_page(year=2026, by=year.worker).page.body
    headings = [block.value for block in body if block.block_type == "heading"]
    assert headings == [
        "一、工作推动",
        "二、工作开展情况",
        "三、存在的主要问题",
        "四、数据核对",
        "附表：数据来源与口径",
    ]
    texts = [str(block.value.source) for block in body if block.block_type == "text"]
    assert any(text.startswith("<p><b>（三）医疗救助</b>　给予城乡医疗救助6户次、6人次") for text in texts)
    assert "由经办人填写" not in "".join(texts)
    annex = [block.value for block in body if block.block_type == "table"][-1]
    assert annex.head == ["指标", "数值", "数的是什么", "期间", "来源"]
