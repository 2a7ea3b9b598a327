"""The disclosure catalogue, and whom one can reach."""

from dataclasses import dataclass
from itertools import groupby

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from cms import selectors
from cms.contexts import context_for
from cms.ended import Ended, ended_in, of_basis
from cms.models import AboutPage, CataloguePage, DisclosureItem
from cms.models.catalogue import Place
from portal.orgs.selectors import office


@dataclass(frozen=True)
class Entry:
    """One item with its bases, each with what came of it when it no longer holds."""

    item: DisclosureItem
    bases: list[tuple[str, Ended | None]]
    url: str


@dataclass(frozen=True)
class Chapter:
    name: str
    entries: list[Entry]


@context_for.register
def catalogue(page: CataloguePage, request) -> dict:
    today = timezone.localdate()
    urls = place_urls(request)
    chapters = []
    for name, items in groupby(selectors.disclosure_items(), key=lambda item: item.level_one):
        entries = [
            Entry(
                item,
                [(str(basis), of_basis(basis) if basis.has_ended(today) else None) for basis in item.bases.all()],
                urls.get(item.place, ""),
            )
            for item in items
        ]
        chapters.append(Chapter(name, entries))
    return {"groups": chapters}


@context_for.register
def about(page: AboutPage, request) -> dict:
    return {
        "office": office(),
        "library": selectors.column_pages().get(Place.POLICIES),
        "ended": ended_in(page),
        "reports": page.get_children().live().order_by("-first_published_at"),
    }


def place_urls(request) -> dict[str, str]:
    """Where each column lives on this site; a column that is not up has no address."""
    urls = {place: page.get_url(request) or "" for place, page in selectors.column_pages().items()}
    try:
        urls[Place.NOTICES] = reverse("disclosures:notice_list")
    except NoReverseMatch:  # this process serves staff alone
        urls[Place.NOTICES] = ""
    return urls
