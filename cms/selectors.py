"""What the public may read of the content: live pages and standards, nothing half-written."""

from datetime import date

from django.db.models import Prefetch

from cms.models import (
    AboutPage,
    AssistanceStandard,
    DisclosureItem,
    ExplanationPage,
    GuideIndexPage,
    GuidePage,
    PolicyIndexPage,
    PolicyPage,
    SelfCheckPage,
    SiteIdentity,
    StandardIndexPage,
    Withdrawal,
)
from cms.models.base import PublicPage
from cms.models.catalogue import Place


def identity() -> SiteIdentity:
    """The website's own line in the footer; an unsaved, empty one where nothing is filled in yet.

    Not through ``for_site``: that writes a row when it finds none, and a reader's visit writes nothing.
    """
    return (
        SiteIdentity.objects.filter(site__is_default_site=True).select_related("accessibility_page").first()
        or SiteIdentity()
    )


def current_standards(day: date):
    """The numbers that hold on that day."""
    return AssistanceStandard.objects.in_force(day).select_related("policy")


def standards_series():
    """All numbers of all years, newest first within each kind and area."""
    return AssistanceStandard.objects.select_related("policy").order_by("kind", "area", "level", "-valid_from")


def public_policies():
    """Live policies, newest first."""
    return PolicyPage.objects.live().order_by("-first_published_at", "-pk")


def with_explanations(policies):
    """Policies with their live explanations at hand, as ``shown_explanations``."""
    shown = ExplanationPage.objects.live().order_by("-first_published_at")
    return policies.prefetch_related(Prefetch("explanations", queryset=shown, to_attr="shown_explanations"))


def newest_policies(n: int):
    """The newest policies, each with its live explanations."""
    return with_explanations(public_policies())[:n]


def policy_years():
    """The years, newest first, that the library's texts date from."""
    return PolicyPage.objects.live().dates("written_on", "year", order="DESC")


def find_policy(key: str) -> PolicyPage | None:
    """A live policy by its 索引号, or by the number in its address."""
    found = public_policies().filter(index_number=key).first()
    if found is None and key.isascii() and key.isdigit() and len(key) < 10:
        found = public_policies().filter(pk=int(key)).first()
    return found


def is_withdrawn_policy(key: str) -> bool:
    """Whether that number once stood for a policy that anybody could read, and was taken down."""
    return Withdrawal.objects.standing().filter(page__policypage__index_number=key).exclude(page__live=True).exists()


def public_explanations():
    return ExplanationPage.objects.live().order_by("-first_published_at", "-pk")


def public_guides():
    return GuidePage.objects.live().order_by("path")


def files_of(relation):
    """A page's files with their documents. In a preview the rows are not in the database yet."""
    rows = relation.all()
    return rows.select_related("document") if hasattr(rows, "select_related") else list(rows)


def policies_page() -> PolicyIndexPage | None:
    return PolicyIndexPage.objects.live().first()


def guides_page() -> GuideIndexPage | None:
    return GuideIndexPage.objects.live().first()


def standards_page() -> StandardIndexPage | None:
    return StandardIndexPage.objects.live().first()


def self_check_page() -> SelfCheckPage | None:
    return SelfCheckPage.objects.live().first()


def disclosure_items():
    return DisclosureItem.objects.prefetch_related("bases__replaced_by")


def column_pages() -> dict[str, PublicPage]:
    """The live page of each column that a disclosure item can point to."""
    columns = {Place.POLICIES: PolicyIndexPage, Place.GUIDES: GuideIndexPage, Place.ABOUT: AboutPage}
    found = {place: model.objects.live().first() for place, model in columns.items()}
    return {place: page for place, page in found.items() if page is not None}
