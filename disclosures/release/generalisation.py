"""A roster as rounded counts on a fixed lattice: the only form of rows that outlives the window.

Four families of figures, the same in each release, so that no two releases cut a place differently: the whole, each
village, each village by family size, and the whole by family size and band of money. Three rules make them safe,
alone, together and over time (ADR 0011 has the proofs):

1. A figure is shown only of nine households and more, and is withheld before fewer than five are left.
2. It is shown to the nearest five. Subtracting a rounded figure from anything, even from an exact total, leaves five
   neighbouring answers, so it never proves that one to four households remain.
3. It moves only when five households have come or gone since it was set, and not in a release in which one to four
   did. Two releases never differ by a household.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

K = 5
# From here on two releases count as two states of one list, whose figures are bound to each other.
SAME_LIST = 1 / 3
# Withheld below; a figure set at nine has lost five households before fewer than five are left.
SHOWN_FROM = 2 * K - 1
STEP = 200
LARGEST = 3
ROUND_PERSONS = 5
ROUND_AMOUNT = 1000


@dataclass(frozen=True)
class Household:
    village: int
    size: int
    persons: int
    amount: Decimal


class Region(NamedTuple):
    """`size` 0: any; `amount_from` None: any."""

    area: int
    size: int
    amount_from: int | None


@dataclass(frozen=True)
class Sums:
    households: int = 0
    persons: int = 0
    amount: Decimal = Decimal()
    largest: Decimal = Decimal()

    def plus(self, household: Household) -> "Sums":
        return Sums(
            self.households + 1,
            self.persons + household.persons,
            self.amount + household.amount,
            max(self.largest, household.amount),
        )


NOTHING = Sums()


@dataclass(frozen=True)
class Figure:
    """What the newest release counted, what was counted when the figure was set, and the figure as shown."""

    counted: Sums
    fixed: Sums
    shown: Sums


def tabulate(unit: int, households: Iterable[Household]) -> dict[Region, Sums]:
    """True sums of every region that holds a household. Internal: what is shown goes through `advance`."""
    sums: dict[Region, Sums] = defaultdict(lambda: NOTHING)
    for household in households:
        for region in regions_of(unit, household):
            sums[region] = sums[region].plus(household)
    return dict(sums)


def regions_of(unit: int, household: Household) -> set[Region]:
    size = min(household.size, LARGEST)
    band = int(household.amount // STEP) * STEP
    return {
        Region(unit, 0, None),
        Region(household.village, 0, None),
        Region(household.village, size, None),
        Region(unit, size, band),
    }


def advance(before: Figure | None, counted: Sums) -> Figure:
    """The figure of a region in the next release, from the one it has had."""
    if before is None:
        return Figure(counted, counted, show(counted))
    must_hide = before.shown.households > 0 and counted.households < K
    moved = abs(counted.households - before.fixed.households) >= K
    step = abs(counted.households - before.counted.households)
    if must_hide or (moved and (step == 0 or step >= K)):
        return Figure(counted, counted, show(counted))
    return _refresh_money(Figure(counted, before.fixed, before.shown))


def _refresh_money(figure: Figure) -> Figure:
    """A raised standard moves the money of all: shown when no fewer than five households can have moved it so far."""
    counted, fixed = figure.counted, figure.fixed
    largest = max(counted.largest, fixed.largest)
    if not figure.shown.households or abs(counted.amount - fixed.amount) < max(K * largest, Decimal(1)):
        return figure
    return replace(
        figure,
        fixed=replace(fixed, amount=counted.amount, largest=counted.largest),
        shown=replace(figure.shown, amount=show(counted).amount),
    )


def show(counted: Sums) -> Sums:
    """Rounded, or nothing at all where fewer than nine households stand behind it."""
    if counted.households < SHOWN_FROM:
        return NOTHING
    return Sums(
        _nearest(counted.households, K),
        _nearest(counted.persons, ROUND_PERSONS),
        Decimal(_nearest(counted.amount, ROUND_AMOUNT)),
    )


def _nearest(value: int | Decimal, step: int) -> int:
    return int((value + Decimal(step) / 2) // step) * step


def advance_all(before: Mapping[Region, Figure], counted: Mapping[Region, Sums]) -> dict[Region, Figure]:
    """Every region that either release knows; one that emptied counts nothing now."""
    regions = sorted(
        before.keys() | counted.keys(), key=lambda region: (region.area, region.size, region.amount_from or 0)
    )
    return {region: advance(before.get(region), counted.get(region, NOTHING)) for region in regions}


def likeness(before: Mapping[Region, Figure], counted: Mapping[Region, Sums]) -> float:
    """How much of the larger list two releases may share, by village and family size: 1 the same list, 0 another.

    A month of a standing roster is nearly the last one; a batch of new families is another list altogether, and must
    not set the roster's figures free.
    """
    regions = {region for region in before.keys() | counted.keys() if region.size and region.amount_from is None}
    was = {region: before[region].counted.households if region in before else 0 for region in regions}
    now = {region: counted.get(region, NOTHING).households for region in regions}
    larger = max(sum(was.values()), sum(now.values()))
    return sum(min(was[region], now[region]) for region in regions) / larger if larger else 0.0
