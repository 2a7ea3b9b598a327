"""Drafting: the year on screen, as a Word file, as the draft of a page. Nothing here publishes anything."""

import logging
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.models import AboutPage
from cms.services.workflows import ensure_two_person_workflow
from portal.accounts.permissions import NotAllowed, require
from portal.orgs.models import Level
from portal.words import in_chinese

from . import page as pages
from . import word
from .draft import Draft, compose
from .models import ReportPage

READ, DRAFT = "summary.read_summary", "summary.draft_summary"
DRAFTED = "summary.draft"
logger = logging.getLogger(__name__)


class Declined(ValueError):  # noqa: N818
    """Not now, with a sentence for the person at the screen."""


@dataclass(frozen=True)
class Drafted:
    page: ReportPage
    is_new: bool
    over_edits: bool


def look(*, year: int, by) -> Draft:
    """The draft as staff read it, with all that this person may count."""
    require_reader(by)
    return compose(year=year, by=by)


def write_word(*, year: int, by) -> bytes:
    require_reader(by)
    draft = compose(year=year, by=by)
    content = word.write(draft)
    logger.info("summary of %s written as a Word file", year, extra={"user": by.pk, "figures": len(draft.figures)})
    return content


def draft_page(*, year: int, by, seen: int | None = None, over_edits: bool = False) -> Drafted:
    """Keep the public form of the draft as a new version of the year's page, made here if there is none.

    `seen` is the version that this person had before them: where another has come since, nothing is kept. Where a
    colleague has written in the last version, that stays in the page's history, and `over_edits` says that one knows.
    """
    require_reader(by, DRAFT)
    draft = compose(year=year)  # before the transaction: it reads a whole year
    with transaction.atomic():
        about = AboutPage.objects.select_for_update().first()
        if about is None:
            raise Declined(_("网站还没有“窗口与监督”页，总结没有地方放。请先由信息发布员建立这一页。"))
        page = find_page(year)
        if page is None:
            return Drafted(_new_page(about, draft, by), is_new=True, over_edits=False)
        latest = page.get_latest_revision_as_object()
        _decline_what_moved(page, latest, by, seen, over_edits=over_edits)
        edited = not latest.is_as_drafted
        _fill(latest, draft)
        latest.save_revision(user=by, log_action=DRAFTED)
        return Drafted(latest, is_new=False, over_edits=edited)


def find_page(year: int) -> ReportPage | None:
    return ReportPage.objects.filter(year=year).order_by("pk").first()


def require_reader(by, code: str = READ) -> None:
    """The township's whole year: a village's clerk answers for that village alone."""
    require(by, code)
    if not by.is_superuser and (by.unit is None or by.unit.level == Level.VILLAGE):
        raise NotAllowed(_("年度总结是全镇的，由镇里的岗位办理。"))


def _decline_what_moved(page: ReportPage, latest: ReportPage, by, seen: int | None, *, over_edits: bool) -> None:
    if page.permissions_for_user(by).page_locked():
        raise Declined(_("这一年的总结正在送审，或者已经锁定，现在不能另存新稿。请等审核结束，或者先撤回送审。"))
    if seen != page.latest_revision_id:
        raise Declined(_("您打开这一页以后，草稿又有了新的一稿。请看过新稿以后再决定。"))
    if not latest.is_as_drafted and not over_edits:
        raise Declined(_("草稿在生成以后有人改过。要另存新的一稿，请勾选“我知道”，改过的那一稿留在历史版本里。"))


def _new_page(about: Page, draft: Draft, by) -> ReportPage:
    page = ReportPage(slug=free_slug(about, f"summary-{draft.year}"), live=False, owner=by)
    _fill(page, draft)
    about.add_child(instance=page)
    page.save_revision(user=by, log_action=DRAFTED)
    ensure_two_person_workflow(page=page)
    return page


@in_chinese
def _fill(page: ReportPage, draft: Draft) -> None:
    page.title = page.draft_title = draft.title
    page.year, page.body = draft.year, pages.body(draft)
    page.summary = page.summary or _("全镇一年来低保工作的情况、数字和出处。")
    page.drafted_digest = page.digest()


def free_slug(about: Page, slug: str) -> str:
    taken = set(about.get_children().values_list("slug", flat=True))
    names = (slug, *(f"{slug}-{number}" for number in range(2, 100)))
    return next(name for name in names if name not in taken)
