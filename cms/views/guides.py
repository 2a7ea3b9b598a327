"""Service guides: the list, and one matter from "may I" to "when do I hear"."""

from django.utils import timezone
from django.utils.translation import gettext as _

from cms import selectors
from cms.contexts import context_for
from cms.ended import ended_in
from cms.filters import GuideFilter
from cms.models import GuideIndexPage, GuidePage, Kind, Situation, Topic
from portal.orgs.selectors import office

from .lists import group, is_filtered, narrowed, page_of
from .standards import reading_order


@context_for.register
def guide_list(page: GuideIndexPage, request) -> dict:
    guides = selectors.public_guides()
    used = set(guides.order_by().values_list("topic", flat=True).distinct())
    return {
        "page_obj": page_of(narrowed(GuideFilter, request, guides), request),
        "is_filtered": is_filtered(request, GuideFilter.base_filters),
        "self_check": selectors.self_check_page(),
        "filters": [group(request, "topic", _("主题"), [choice for choice in Topic.choices if choice[0] in used])],
    }


@context_for.register
def guide(page: GuidePage, request) -> dict:
    standards = []
    if page.standard_kind:
        standards = selectors.current_standards(timezone.localdate()).filter(kind=page.standard_kind)
    return {
        "files": selectors.files_of(page.forms),
        "office": office(),
        "standards": sorted(standards, key=reading_order),
        "standards_page": selectors.standards_page() if standards else None,
        "self_check": selectors.self_check_page() if page.standard_kind == Kind.DIBAO else None,
        "situations": situations_of(page),
        "ended": ended_in(page),
    }


def situations_of(page: GuidePage) -> list[tuple[str, str]]:
    """What is asked of a family, in the one order that all guides have; nothing where everybody brings the same."""
    asked = {code for block in page.materials for code in block.value.codes}
    return [(choice.value, str(choice.label)) for choice in Situation if choice in asked]
