"""What a reader with time can do to published tables. Knows their format and the rounding rule, not the engine.

A table is {(village or None, size or 0, band or None): households}. The truth is used to keep score, never to attack.
"""

from collections import Counter
from collections.abc import Mapping

from .people import Family

Place = tuple[int | None, int, int | None]
Table = Mapping[Place, int]
STEP = 200


def inside(family: Family, place: Place) -> bool:
    village, size, band = place
    return (
        (village is None or family.village == village)
        and (size == 0 or min(family.size, 3) == size)
        and (band is None or band <= family.amount < band + STEP)
    )


def records_in_small_cells(table: Table, truth: list[Family]) -> int:
    """Families that stand in a published cell with fewer than four others."""
    small = 0
    for place in table:
        count = sum(inside(family, place) for family in truth)
        small += count if count < 5 else 0
    return small


def uncovered_groups(tables: list[Table]) -> int:
    """Groups of one to four that subtraction proves: a figure less the parts of it, taken from any live table.

    Each figure is read as the five counts that round to it. Parts and wholes may come from different tables (months,
    programmes one of which contains the other), as long as they cut the same place.
    """
    found = 0
    for wholes in tables:
        for place, whole in wholes.items():
            for parts_from in tables:
                for parts in _partitions(place, parts_from):
                    low = whole - 2 - sum(part + 2 for part in parts)
                    high = whole + 2 - sum(part - 2 for part in parts)
                    found += low >= 1 and high <= 4
    return found


def _partitions(place: Place, table: Table) -> list[list[int]]:
    """The published parts of a place: the place itself elsewhere, its sizes, its bands, its villages."""
    village, size, _band = place
    ways = [[table[place]]] if place in table else []
    if size == 0:
        ways.append([count for (v, s, b), count in table.items() if v == village and s and b is None])
    if village is None and size == 0:
        ways.append([count for (v, s, _b), count in table.items() if v is not None and not s])
        ways.append([count for (v, s, b), count in table.items() if v is None and s and b is not None])
    return [parts for parts in ways if parts]


def differences_of_one_to_four(before: Table, after: Table) -> int:
    """Figures that two tables print with a difference of fewer than five."""
    return sum(1 for place in before.keys() & after.keys() if 0 < abs(before[place] - after[place]) < 5)


def single_household_differences(before: Table, after: Table, old: list[Family], new: list[Family]) -> int:
    """Figures that changed, came or went while exactly one family came to or left their cell."""
    found = 0
    for place in before.keys() | after.keys():
        if before.get(place) != after.get(place):
            was = {family.number for family in old if inside(family, place)}
            now = {family.number for family in new if inside(family, place)}
            found += len(was ^ now) == 1
    return found


def links_between_tables(one: Table, other: Table, both: list[Family]) -> int:
    """Families whose smallest cell in either table holds nobody else: the reader joins the two without a doubt."""
    return sum(1 for family in both if _smallest(one, family) == 1 == _smallest(other, family))


def _smallest(table: Table, family: Family) -> int:
    return min((count for place, count in table.items() if inside(family, place)), default=0)


# The same questions to lists with names masked, as townships post them today.


def unique_rows(rows: list[Family]) -> int:
    """Rows that nobody shares: village, surname, family, exact amount."""
    cells = Counter((row.village, row.surname, row.size, row.amount) for row in rows)
    return sum(1 for count in cells.values() if count == 1)


def rows_in_small_cells(rows: list[Family]) -> int:
    cells = Counter((row.village, row.surname, row.size, row.amount) for row in rows)
    return sum(count for count in cells.values() if count < 5)


def links_between_lists(one: list[Family], other: list[Family]) -> int:
    here, there = (Counter((row.village, row.surname, row.size) for row in rows) for rows in (one, other))
    return sum(1 for key, count in here.items() if count == 1 == there.get(key))


def lone_leavers(old: list[Family], new: list[Family]) -> tuple[int, int]:
    """(leavers that are the only change of their village and family size, all leavers)."""
    still = {row.number for row in new}
    known = {row.number for row in old}
    left = [row for row in old if row.number not in still]
    came = [row for row in new if row.number not in known]
    moved = Counter((row.village, row.surname, row.size) for row in [*left, *came])
    return sum(1 for row in left if moved[row.village, row.surname, row.size] == 1), len(left)
