"""What of each item everybody can read, and since when: from the pages and the notices themselves.

A few questions for the whole catalogue, however many items and pages there are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from cms.models import AboutPage, DisclosureItem, GuidePage, PolicyPage, Topic
from cms.models.base import PublicPage
from cms.models.catalogue import Place, Stage
from disclosures import selectors as disclosures
from disclosures.models import RoundKind, SchemeKind
from portal.home.addresses import address

from .standing import Shown

KINDS: dict[str, tuple[SchemeKind, ...]] = {
    Topic.DIBAO: (SchemeKind.RURAL, SchemeKind.URBAN),
    Topic.DESTITUTE: (SchemeKind.EXTREME,),
    Topic.TEMPORARY: (SchemeKind.TEMPORARY,),
    Topic.MEDICAL: (SchemeKind.MEDICAL,),
    Topic.LOW_INCOME: (SchemeKind.OTHER,),
}
# 终止供养名单 is part of 审核信息 in the national list (row 9).
REVIEWS = (RoundKind.APPRAISAL, RoundKind.FIRST_REVIEW, RoundKind.TERMINATION)
APPROVALS = (RoundKind.CONFIRMATION, RoundKind.LONG_TERM)
ROUNDS: dict[str, tuple[RoundKind, ...]] = {
    Stage.REVIEW: REVIEWS,
    Stage.APPROVAL: APPROVALS,
    Stage.BOTH: (*REVIEWS, *APPROVALS),
}
PAGES: dict[str, type[PublicPage]] = {
    Place.POLICIES: PolicyPage,
    Place.GUIDES: GuidePage,
    Place.ABOUT: AboutPage,
}
# What a column is sorted by; the page about the office is one.
SORTED = (Place.POLICIES, Place.GUIDES)


def is_placed(item: DisclosureItem) -> bool:
    """Whether the item says enough to be found: a column, and for lists also whose and which."""
    if item.place == Place.NOTICES:
        return item.topic in KINDS and item.stage in ROUNDS
    return item.place in PAGES


@dataclass(frozen=True)
class Published:
    """The newest of every topic and of every kind of list."""

    pages: dict[tuple[str, str], Shown]
    notices: dict[tuple[str, str], Shown]

    @classmethod
    def load(cls) -> Self:
        pages = {(place, topic): shown for place in PAGES for topic, shown in newest_pages(place)}
        return cls(pages, dict(newest_notices()))

    def of(self, item: DisclosureItem) -> Shown | None:
        """A page counts from its last publication, a list from the day it was posted."""
        if not is_placed(item):
            return None
        if item.place == Place.NOTICES:
            pairs = [(kind, round) for kind in KINDS[item.topic] for round in ROUNDS[item.stage]]
            return newest(self.notices[pair] for pair in pairs if pair in self.notices)
        topics = (
            Topic.values if item.place in SORTED and not item.topic else [item.topic if item.place in SORTED else ""]
        )
        return newest(self.pages[item.place, topic] for topic in topics if (item.place, topic) in self.pages)


def newest(found: Iterable[Shown]) -> Shown | None:
    return max(found, key=lambda shown: shown.on, default=None)


def newest_pages(place: str) -> Iterator[tuple[str, Shown]]:
    pages = PAGES[place].objects.live().exclude(last_published_at=None).order_by("last_published_at", "pk")
    names = ("topic",) if place in SORTED else ()
    for page in at_the_end(pages, names, "last_published_at"):
        shown = Shown(timezone.localdate(page.last_published_at), page.title, page.url or "")
        yield (page.topic if names else ""), shown


def newest_notices() -> Iterator[tuple[tuple[str, str], Shown]]:
    notices = disclosures.public_notices().standing().filter(opens_at__lte=timezone.now())
    notices = notices.order_by("opens_at", "sequence")
    for notice in at_the_end(notices, ("scheme__kind", "round__kind"), "opens_at"):
        shown = Shown(timezone.localdate(notice.opens_at), notice.title, address("disclosures:notice", notice.number))
        yield (notice.scheme.kind, notice.round.kind), shown


def at_the_end(rows: QuerySet, names: tuple[str, ...], moment: str) -> Iterable:
    """The rows with the last moment of each group; of two at once the later one comes last and wins."""
    if not names:
        return list(rows.reverse()[:1])
    ends = rows.order_by().values(*names).annotate(end=Max(moment))
    wanted = Q()
    for end in ends:
        wanted |= Q(**{name: end[name] for name in names}, **{moment: end["end"]})
    return rows.filter(wanted) if wanted else ()


def of_topic(pages: QuerySet, item: DisclosureItem) -> QuerySet:
    return pages.filter(topic=item.topic) if item.topic and item.place in SORTED else pages


def narrowed(url: str, item: DisclosureItem) -> str:
    """The column's address, for the item's own topic."""
    return f"{url}?topic={item.topic}" if url and item.topic and item.place in SORTED else url
