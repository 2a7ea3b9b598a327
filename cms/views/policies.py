"""The library, a policy, an explanation."""

from django.utils.translation import gettext as _

from cms import selectors
from cms.contexts import context_for
from cms.ended import ended_in
from cms.filters import PolicyFilter
from cms.models import ExplanationPage, PolicyIndexPage, PolicyPage, Topic, Validity

from .lists import group, is_filtered, narrowed, page_of

# Shorter texts are seen at one glance.
HEADINGS_FOR_CONTENTS = 3
EXPLANATIONS_SHOWN = 6


@context_for.register
def library(page: PolicyIndexPage, request) -> dict:
    policies = selectors.with_explanations(selectors.public_policies().order_by("-written_on", "-pk"))
    page_obj = page_of(narrowed(PolicyFilter, request, policies), request)
    filtered = is_filtered(request, PolicyFilter.base_filters)
    years = [(day.year, _("%(year)s年") % {"year": day.year}) for day in selectors.policy_years()]
    first = page_obj.number == 1 and not filtered
    return {
        "page_obj": page_obj,
        "is_filtered": filtered,
        "filters": [
            group(request, "year", _("成文年份"), years),
            group(request, "topic", _("主题"), Topic.choices),
            group(request, "validity", _("有效性"), Validity.choices),
        ],
        "explanations": selectors.public_explanations()[:EXPLANATIONS_SHOWN] if first else [],
    }


@context_for.register
def policy(page: PolicyPage, request) -> dict:
    return {
        "contents": contents_of(page.body),
        "files": selectors.files_of(page.attachments),
        "explanations": page.live_explanations(),
        "replacement": page.public_replacement,
        "replaced": page.replaces.live().order_by("-written_on"),
        "ended": ended_in(page),
    }


@context_for.register
def explanation(page: ExplanationPage, request) -> dict:
    return {
        "contents": contents_of(page.body),
        "policy": page.policy if page.policy and page.policy.live else None,
        "ended": ended_in(page),
    }


def contents_of(body) -> list[tuple[str, str]]:
    """Anchors and headings of a long text, as parts/body.html numbers them; nothing for a short one."""
    found = [(f"part-{number}", block.value) for number, block in enumerate(body, 1) if block.block_type == "heading"]
    return found if len(found) >= HEADINGS_FOR_CONTENTS else []
