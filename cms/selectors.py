"""What the public may read of the content: live pages and standards, nothing half-written."""

from datetime import date

from django.db.models import Prefetch
from wagtail.models import Site

from cms.models import AssistanceStandard, ExplanationPage, GuidePage, PolicyPage, SiteIdentity


def identity() -> SiteIdentity:
    """The website's own line in the footer; an unsaved, empty one where nothing is filled in yet."""
    site = Site.objects.filter(is_default_site=True).first()
    # for_site() would write a row, and reading a public page writes nothing.
    return (SiteIdentity.objects.filter(site=site).first() if site else None) or SiteIdentity()


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


def public_guides():
    return GuidePage.objects.live().order_by("path")
