"""Which lines is a totals row the total of, and does it add up? Shown to people, never corrected silently."""

from dataclasses import dataclass
from decimal import Decimal

from .choices import SourceUnit
from .tables import Line, Place, Sums, Table, Total, add_up
from .units import rounding

PART_WORDS = frozenset({"小计", "本页计"})


def compare(table: Table) -> None:
    """Give every totals row what its lines add up to."""
    for total in table.totals:
        total.computed = best_match(total, table.lines)
        leave_rounding_aside(total, table.context.choices.amount_unit)


def leave_rounding_aside(total: Total, unit: SourceUnit) -> None:
    """A quarter's total divided by three and its lines divided by three differ by cents: that is nobody's mistake."""
    stated, computed = total.stated.amount, total.computed.amount
    if stated is None or computed is None:
        return
    if abs(stated - computed) <= rounding(unit, total.computed.households or 0):
        total.stated = total.stated._replace(amount=computed)


def best_match(total: Total, lines: list[Line]) -> Sums:
    """The sum of the lines meant: an exact match if any reading gives one, else the likeliest reading.

    Offices write 合计 under a village as well as under the whole sheet, so the word alone does not tell.
    """
    first: Sums | None = None
    for start in likely_starts(total):
        part = lines[start : total.end]
        if start != total.sheet_start and total.place is not None:
            part = [line for line in part if line.place == total.place] or part
        total.computed = add_up(part)
        if total.agrees:
            return total.computed
        first = first or total.computed
    return first or Sums()


def likely_starts(total: Total) -> list[int]:
    """Where the lines of a totals row may begin, likeliest first."""
    part, section, sheet = total.start, total.section_start, total.sheet_start
    is_part = total.label in PART_WORDS or (total.place is not None) or not total.is_last
    order = [part, section, sheet, 0] if is_part and part < total.end else [sheet, 0, section]
    return list(dict.fromkeys(start for start in order if start < total.end)) or [total.end]


@dataclass(slots=True)
class VillageTotal:
    """One line of the preview: what the file says of a village and what its rows add up to."""

    place: Place | None
    name: str
    computed: Sums
    stated: Sums | None = None


def by_village(table: Table) -> list[VillageTotal]:
    """Computed sums by village, in the file's order, each with the file's own subtotal where it has one."""
    groups: dict[Place | None, list[Line]] = {}
    for line in table.lines:
        groups.setdefault(line.place, []).append(line)
    stated: dict[Place | None, Sums] = {}
    for total in table.totals:
        place = total.place or only_place(total, table.lines)
        if place is not None:
            stated.setdefault(place, total.stated)
    return [
        VillageTotal(place, place.name if place else "", add_up(lines), stated.get(place))
        for place, lines in groups.items()
    ]


def only_place(total: Total, lines: list[Line]) -> Place | None:
    """The one village that a totals row's sheet is about; None where there are several, or none is known."""
    places = {line.place for line in lines[total.sheet_start : total.end]}
    return places.pop() if len(places) == 1 else None


def grand_total(table: Table) -> VillageTotal:
    """The whole file's sums, beside its last totals row if that one speaks of everything."""
    villages = {line.place for line in table.lines}
    whole = [
        total
        for total in table.totals
        if total.is_last
        and total.end == len(table.lines)
        and (total.place is None or len(villages) == 1)
        and (total.sheet_start == 0 or len(villages) == 1)
    ]
    return VillageTotal(None, "", add_up(table.lines), whole[-1].stated if whole else None)


def difference(stated: int | Decimal | None, computed: int | Decimal | None) -> Decimal | None:
    """File minus computed; None where the file says nothing."""
    return None if stated is None or computed is None else Decimal(stated) - Decimal(computed)
