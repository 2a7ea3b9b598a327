"""The year of a scheme's roster, village by village: where it began, what came and went, what the roster says.

``year_sheet`` reads the true counts and is for staff; the public door is ``public_sheet`` below it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Count
from django.db.models import Sum as Add
from django.utils import timezone

from portal.orgs.models import OrgUnit
from portal.orgs.selectors import villages

from ..models import COMING, LEAVING, ChangeRecord, OpeningBalance, PublicationTotal, RosterEntry, Scheme
from ..release import hiding
from .balances import Balance, Move, Sum, month_by_month


@dataclass(frozen=True)
class VillageYear:
    village: OrgUnit
    balance: Balance
    # Whether what came and went, and where it began and ended, may be told to everybody.
    shows_moves: bool = True
    shows_ends: bool = True


@dataclass(frozen=True)
class Sheet:
    scheme: Scheme
    year: int
    total: Balance
    villages: tuple[VillageYear, ...]
    months: tuple[Balance, ...] = ()

    @property
    def is_empty(self) -> bool:
        total = self.total
        return not (total.opening or total.added or total.left or total.closing)


@dataclass(frozen=True)
class _Posted:
    """One village's line of one whole roster."""

    village: int
    month: int
    counted: Sum


def year_sheet(scheme: Scheme, year: int, *, village: OrgUnit | None = None) -> Sheet:
    """For staff: every count as it is."""
    return _compose(scheme, year, _roster_rows, village)


def public_sheet(scheme: Scheme, year: int) -> Sheet:
    """For everybody: from published sums alone, a village's small counts hidden with those that would give them away."""
    sheet = _compose(scheme, year, _published_totals, None)
    balances = [line.balance for line in sheet.villages]
    hides_moves = _hidden([one.added for one in balances]) | _hidden([one.left for one in balances])
    hides_ends = _hidden([one.opening for one in balances]) | _hidden([one.closing for one in balances])
    if len(hides_moves) == 1:
        hides_moves = set(range(len(balances)))
    lines = [
        replace(line, shows_moves=place not in hides_moves | hides_ends, shows_ends=place not in hides_ends)
        for place, line in enumerate(sheet.villages)
    ]
    return replace(sheet, villages=tuple(lines), months=())


def _hidden(sums: list[Sum | None]) -> set[int]:
    shown = hiding.hide([one.households if one else 0 for one in sums])
    return {place for place, count in enumerate(shown) if count is None}


def schemes_with_moves(year: int) -> list[Scheme]:
    """Schemes of which something is known in that year."""
    found = set(ChangeRecord.objects.in_year(year).values_list("scheme", flat=True))
    found |= set(OpeningBalance.objects.current().filter(year=year).values_list("scheme", flat=True))
    found |= set(_whole_rosters(year).values_list("publication__scheme", flat=True))
    return list(Scheme.objects.filter(pk__in=found))


def _compose(scheme: Scheme, year: int, read_rosters, village: OrgUnit | None) -> Sheet:
    units = [village] if village else list(villages())
    known = {unit.pk for unit in units}
    openings = {key: value for key, value in _openings(scheme, year, read_rosters).items() if key in known}
    moves = [move for move in _moves(scheme, year) if move.village in known]
    posted = [line for line in read_rosters(scheme, year) if line.village in known]
    closings = {line.village: line.counted for line in posted}  # in the order of posting: the last one stays
    lines = [VillageYear(unit, _balance(unit.pk, openings, moves, closings)) for unit in units]
    total = Balance(
        _total(openings),
        sum((move.added for move in moves), Sum()),
        sum((move.left for move in moves), Sum()),
        _total(closings),
    )
    today = timezone.localdate()
    last = 12 if year < today.year else today.month if year == today.year else 0
    months = month_by_month(total.opening, moves, _rosters_of_months(posted, closings), last)
    return Sheet(scheme, year, total, tuple(lines), tuple(months))


def _balance(pk: int, openings: dict[int, Sum], moves: list[Move], closings: dict[int, Sum]) -> Balance:
    mine = [move for move in moves if move.village == pk]
    opening = openings.get(pk, Sum() if openings else None)
    closing = closings.get(pk, Sum() if closings else None)
    return Balance(
        opening, sum((move.added for move in mine), Sum()), sum((move.left for move in mine), Sum()), closing
    )


def _total(counts: dict[int, Sum]) -> Sum | None:
    return sum(counts.values(), Sum()) if counts else None


def _openings(scheme: Scheme, year: int, read_rosters) -> dict[int, Sum]:
    """What was written down for the first of January; else the last whole roster of the year before."""
    written = OpeningBalance.objects.current().filter(scheme=scheme, year=year)
    found = {line.village: line.counted for line in read_rosters(scheme, year - 1)}
    return found | {row.village_id: Sum(row.households, row.persons) for row in written}


def _moves(scheme: Scheme, year: int) -> list[Move]:
    rows = (
        ChangeRecord.objects.in_year(year)
        .filter(scheme=scheme, kind__in=(*COMING, *LEAVING))
        .order_by()
        .values_list("village", "effective_month", "kind")
        .annotate(Add("households"), Add("persons"))
    )
    moves = []
    for village, month, kind, households, persons in rows:
        counted = Sum(households, persons)
        comes = kind in COMING
        moves.append(Move(village, month.month, counted if comes else Sum(), Sum() if comes else counted))
    return moves


def _whole_rosters(year: int):
    return PublicationTotal.objects.filter(
        publication__is_whole_roster=True,
        publication__withdrawn_at__isnull=True,
        publication__opens_at__lte=timezone.now(),
        publication__posted_on__year=year,
    )


def _published_totals(scheme: Scheme, year: int) -> Iterable[_Posted]:
    totals = _whole_rosters(year).filter(publication__scheme=scheme)
    ordered = totals.order_by("publication__posted_on", "publication__sequence")
    for village, day, households, persons in ordered.values_list(
        "village", "publication__posted_on", "households", "persons"
    ):
        yield _Posted(village, day.month, Sum(households, persons))


def _roster_rows(scheme: Scheme, year: int) -> Iterable[_Posted]:
    """Counted from the rosters' own rows: published sums may be rounded off for the public's sake."""
    notices = _whole_rosters(year).filter(publication__scheme=scheme).values("publication__roster")
    rows = (
        RosterEntry.objects.filter(roster__in=notices)
        .order_by("roster__publication__posted_on", "roster__publication__sequence")
        .values_list("village", "roster__publication__posted_on", "roster__publication__sequence")
        .annotate(Count("pk"), Add("persons"))
    )
    for village, day, _sequence, households, persons in rows:
        yield _Posted(village, day.month, Sum(households, persons))


def _rosters_of_months(posted: list[_Posted], closings: dict[int, Sum]) -> dict[int, Sum]:
    """Months in which rosters of all villages were posted; a part of them cannot be held against the whole."""
    by_month: dict[int, dict[int, Sum]] = defaultdict(dict)
    for line in posted:
        by_month[line.month][line.village] = line.counted
    return {
        month: sum(counts.values(), Sum()) for month, counts in by_month.items() if counts.keys() == closings.keys()
    }
