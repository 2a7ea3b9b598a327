"""Under each threshold: what exactly is meant, with the way to mend it. Lists are cut; the count above them is not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from cms.models import PolicyIndexPage, SiteIdentity
from cms.models.base import PublicPage
from disclosures.wording import say_day
from portal.accounts.permissions import allows

from . import facts
from .asking import gather
from .facts import page_types
from .models import FaultKind, SiteFault
from .thresholds import with_local

MOST = 20


@dataclass(frozen=True)
class Item:
    """One thing to mend: where it is put right, or for whoever may not, where it can be seen."""

    words: str
    url: str = ""


@dataclass(frozen=True)
class Fix:
    """The screen on which it is put right, and which permission opens it; whoever lacks it reads whose job it is."""

    words: str
    route: str
    permission: str
    args: tuple = ()
    query: str = ""

    def url(self, user: Any) -> str:
        if not may(user, self.permission):
            return ""
        try:
            return reverse(self.route, args=self.args) + self.query
        except NoReverseMatch:
            return ""


PAGES, PUBLISHES, READS = "pages", "disclosures.publish_notice", "petitions.view_case"


def may(user: Any, permission: str) -> bool:
    """Rights on pages hang on the page tree and are no permission of an account."""
    if permission == PAGES:
        return page_permission_policy.user_has_permission(user, "change")
    return allows(user, permission)


def fix_of(code: str) -> Fix:
    if code == "front_page":
        return Fix(_("发布公示"), "publishing:rosters", PUBLISHES)
    if code == "oldest_message":
        return Fix(_("看没有答复的来件"), "cases:index", READS, query="?holder=waiting&ordering=next_due")
    if code == "reply_published":
        return Fix(_("公开一份答复"), "cases:answers", "petitions.publish_answer")
    if code == "month_table":
        return Fix(_("看信访统计"), "cases:reports", "petitions.view_case_statistics")
    if code == "find_error":
        site = SiteIdentity.objects.filter(site__is_default_site=True).values_list("site_id", flat=True).first()
        args = ("cms", "siteidentity", site) if site else ("cms", "siteidentity")
        return Fix(_("填写网站信息"), "wagtailsettings:edit", "cms.change_siteidentity", args)
    if code == "reviews":
        return Fix(_("看要复核的网页"), "inspection:reviews", "inspection.view_board")
    if code in ("explanations", "orphans", "columns"):
        index = PolicyIndexPage.objects.first()
        if index is not None:
            return Fix(_("打开政策文件库"), "wagtailadmin_explore", PAGES, (index.pk,))
    return Fix(_("看全部网页"), "wagtailadmin_explore_root", PAGES)


def items_of(code: str, user: Any) -> list[Item]:
    maker = MAKERS.get(code)
    return list(maker(user))[:MOST] if maker else []


def of_page(words: str, page: Page, user: Any) -> Item:
    return Item(words, reverse("wagtailadmin_pages:edit", args=[page.pk]) if may(user, PAGES) else page.url or "")


def of_fault(words: str, fault: SiteFault, user: Any) -> Item:
    return of_page(words, fault.page, user) if fault.page else Item(words, fault.address)


def unexplained(user: Any) -> Iterator[Item]:
    for page in facts.unexplained().order_by("first_published_at")[:MOST]:
        yield of_page(page.title, page, user)


def orphans(user: Any) -> Iterator[Item]:
    for page in facts.orphans().order_by("first_published_at")[:MOST]:
        yield of_page(page.title, page, user)


def broken(user: Any) -> Iterator[Item]:
    for fault in facts.faults(FaultKind.BROKEN).select_related("page")[:MOST]:
        told = {"page": fault.address, "target": fault.target, "status": fault.status}
        yield of_fault(_("%(page)s 上的链接 %(target)s 打不开（%(status)s）") % told, fault, user)


def repealed(user: Any) -> Iterator[Item]:
    today = timezone.localdate()
    for fault in facts.faults(FaultKind.REPEALED).select_related("page")[:MOST]:
        told = {"page": fault.page.title if fault.page else fault.address, "number": fault.target}
        yield of_fault(_("“%(page)s”引用了%(number)s") % told, fault, user)
    for item in facts.repealed_items(today).prefetch_related("bases")[:MOST]:
        bases = "、".join(str(basis) for basis in item.repealed_bases(today))
        words = _("公开目录第%(number)d项引用了%(bases)s") % {"number": item.number, "bases": bases}
        route = Fix("", "wagtailsnippets_cms_disclosureitem:edit", "cms.change_disclosureitem", (item.pk,))
        yield Item(words, route.url(user))
    for one in facts.repealed_rounds(today).select_related("procedure")[:MOST]:
        words = _("公示程序“%(round)s”引用了%(basis)s") % {"round": one, "basis": one.basis_number or one.legal_basis}
        route = Fix("", "procedures:edit", "disclosures.change_procedure", (one.procedure_id,))
        yield Item(words, route.url(user))


def slow(user: Any) -> Iterator[Item]:
    for probe in facts.slow_probes(timezone.now())[:MOST]:
        told = {"page": probe.address, "seconds": f"{probe.milliseconds / 1000:.1f}", "status": probe.status}
        yield Item(_("%(page)s 用了%(seconds)s秒（%(status)s）") % told, probe.address)


def due_reviews(user: Any) -> Iterator[Item]:
    """Those that are due, or soon; the rest stand on the list of reviews."""
    near = timezone.localdate() + timedelta(days=with_local(gather().local)["reviews"].limit)
    for page in [page for page in pages_to_review() if page.review_by <= near][:MOST]:
        yield of_page(_("%(title)s：%(day)s") % {"title": page.title, "day": say_day(page.review_by)}, page, user)


def pages_to_review() -> list[PublicPage]:
    """Every live page that has a day, the earliest first."""
    found = [page for model in page_types() for page in model.objects.live().exclude(review_by=None)]
    return sorted(found, key=lambda page: (page.review_by, page.title))


MAKERS: dict[str, Callable[[Any], Iterator[Item]]] = {
    "explanations": unexplained,
    "orphans": orphans,
    "links": broken,
    "repealed": repealed,
    "slow_pages": slow,
    "reviews": due_reviews,
}
