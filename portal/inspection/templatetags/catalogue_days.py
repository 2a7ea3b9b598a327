"""/catalogue/ for everybody: when something of each item came out last, and where it stands.

What waits inside the office is not told here; the limit within which it has to come is.
"""

from django import template
from django.utils import timezone

from cms.models import DisclosureItem
from disclosures.books.quarters import Quarter
from portal.inspection.catalogue.published import Published, narrowed
from portal.inspection.catalogue.standing import Shown

register = template.Library()


@register.simple_tag
def published() -> Published:
    """The newest of everything, asked once for the whole page."""
    return Published.load()


@register.filter
def newest_of(item: DisclosureItem, found: Published) -> Shown | None:
    return found.of(item)


@register.filter
def narrowed_to(url: str, item: DisclosureItem) -> str:
    return narrowed(url, item)


@register.simple_tag
def quarter() -> Quarter:
    return Quarter.of(timezone.localdate())
