"""Addresses by name, for whatever part of the portal this process serves."""

from django.urls import NoReverseMatch, reverse
from wagtail.models import Page


def address(name: str, *args) -> str:
    """The address of a named route, or nothing where this process does not serve it."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def page_url(page: Page | None) -> str:
    """The address of a page that an editor chose; nothing while the page is not public."""
    return (page.url or "") if page is not None and page.live else ""


def section_urls(*slugs: str) -> dict[str, str]:
    """Addresses of the columns that editors keep as Wagtail pages right below the home page."""
    pages = Page.objects.live().filter(depth=3, slug__in=slugs)
    return {page.slug: page.url or "" for page in pages}
