"""The year in numbers, from public sums alone: what the front page and the statistics say."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum
from django.utils import timezone

from portal.orgs.models import OrgUnit
from portal.orgs.selectors import villages

from ..models import (
    AidFigure,
    AidKind,
    ChangeKind,
    ChangeRecord,
    Publication,
    PublicationTotal,
    RoundKind,
    SchemeKind,
)
from ..release import small


@dataclass(frozen=True)
class Count:
    households: int = 0
    persons: int = 0


@dataclass(frozen=True)
class Aid:
    households: int = 0
    persons: int = 0
    amount: Decimal = Decimal(0)


@dataclass(frozen=True)
class VillageCount:
    village: OrgUnit
    households: int
    persons: int
    amount: Decimal
    notice_number: str


@dataclass(frozen=True)
class Figures:
    year: int
    villages: int
    households: int
    persons: int
    medical_aid: Aid
    temporary_aid: Aid
    exits: Count
    investigated: Count


def figures(year: int) -> Figures:
    """What the township did for rural 低保 in a year. 57号 art 24 and the seed document ask for these sums."""
    counts = village_counts(year)
    return Figures(
        year=year,
        villages=villages().count(),
        households=sum(count.households for count in counts),
        persons=sum(count.persons for count in counts),
        medical_aid=_aid(AidKind.MEDICAL, year),
        temporary_aid=_aid(AidKind.TEMPORARY, year),
        exits=_exits(year),
        investigated=_investigated(year),
    )


def village_counts(year: int | None = None) -> list[VillageCount]:
    """Households on the rural roster, village by village: each from the newest whole roster that lists it."""
    newest: dict[int, PublicationTotal] = {}
    for total in _whole_roster_totals(year):
        newest.setdefault(total.village_id, total)
    ordered = sorted(newest.values(), key=lambda total: (total.village.sort_order, total.village.code))
    return [
        VillageCount(total.village, total.households, total.persons, total.amount, total.publication.number)
        for total in ordered
    ]


def shown_village_counts(year: int | None = None) -> list[small.Line]:
    """The same counts for a page that never ends: villages with fewer than five households are one line."""
    return small.merge(
        small.Line(count.village, count.households, count.persons, count.amount)
        for count in village_counts(year)
        if count.households  # a generalised roster keeps its small villages to itself already
    )


def _whole_roster_totals(year: int | None) -> Iterable[PublicationTotal]:
    totals = PublicationTotal.objects.filter(
        publication__is_whole_roster=True,
        publication__withdrawn_at__isnull=True,
        publication__opens_at__lte=timezone.now(),
        publication__scheme__kind=SchemeKind.RURAL,
    )
    if year is not None:
        totals = totals.filter(publication__posted_on__year=year)
    return totals.select_related("village", "publication").order_by("-publication__posted_on", "-publication__sequence")


def _investigated(year: int) -> Count:
    """Households whose first review was posted; a corrected notice counts once, in its newest form."""
    sums = Publication.objects.filter(
        round__kind=RoundKind.FIRST_REVIEW,
        scheme__kind=SchemeKind.RURAL,
        posted_on__year=year,
        opens_at__lte=timezone.now(),
        withdrawn_at__isnull=True,
        is_repost=False,
    ).aggregate(households=Sum("households"), persons=Sum("persons"))
    return Count(sums["households"] or 0, sums["persons"] or 0)


def _exits(year: int) -> Count:
    sums = (
        ChangeRecord.objects.current()
        .filter(kind=ChangeKind.EXITED, scheme__kind=SchemeKind.RURAL, decided_on__year=year)
        .aggregate(households=Sum("households"), persons=Sum("persons"))
    )
    return Count(sums["households"] or 0, sums["persons"] or 0)


def _aid(kind: AidKind, year: int) -> Aid:
    """What the quarters' releases say: nothing counts that was not made public."""
    sums = AidFigure.objects.filter(release__is_current=True, kind=kind, period_end__year=year).aggregate(
        households=Sum("households"), persons=Sum("persons"), amount=Sum("amount")
    )
    return Aid(sums["households"] or 0, sums["persons"] or 0, sums["amount"] or Decimal(0))
