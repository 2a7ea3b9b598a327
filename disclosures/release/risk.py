"""How easily a release gives its households away, measured before the publish button works.

On a synthetic county, village + household size + exact amount alone singles out two thirds of the households. The
publisher sees the figures of this very list, beside the law that asks for the posting (PIPL art 55 and 56).
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

SMALL_CELL = 5


@dataclass(frozen=True)
class Risk:
    """Rows that share all shown values form a cell; a cell of one is a household anybody can single out."""

    rows: int = 0
    unique_rows: int = 0
    small_cell_rows: int = 0
    smallest_cell: int = 0
    # Rows that match exactly one row of another live release, and no other row here.
    linked_rows: int = 0
    # Households that are the only change in their cell since the last release.
    single_changes: int = 0

    @property
    def unique_share(self) -> float:
        return self.unique_rows / self.rows if self.rows else 0.0

    @property
    def unique_percent(self) -> int:
        return round(self.unique_share * 100)

    @property
    def linked_percent(self) -> int:
        return round(100 * self.linked_rows / self.rows) if self.rows else 0

    def is_worse_than(self, signed: "Risk") -> bool:
        """Whether anything gives away more than what the reviewer signed: then it must be weighed again."""
        return (
            self.unique_rows > signed.unique_rows
            or self.small_cell_rows > signed.small_cell_rows
            or self.linked_rows > signed.linked_rows
            or self.single_changes > signed.single_changes
            or self.smallest_cell < signed.smallest_cell
        )


def measure(rows: Iterable[Hashable], *, linked_rows: int = 0, single_changes: int = 0) -> Risk:
    """Each row as the tuple of what a neighbour could compare: village, label without its number, size, amount."""
    return measure_cells(Counter(rows).values(), linked_rows=linked_rows, single_changes=single_changes)


def measure_cells(sizes: Iterable[int], *, linked_rows: int = 0, single_changes: int = 0) -> Risk:
    sizes = list(sizes)
    return Risk(
        rows=sum(sizes),
        unique_rows=sum(size for size in sizes if size == 1),
        small_cell_rows=sum(size for size in sizes if size < SMALL_CELL),
        smallest_cell=min(sizes, default=0),
        linked_rows=linked_rows,
        single_changes=single_changes,
    )


def count_links(here: Iterable[Hashable], elsewhere: Iterable[Hashable]) -> int:
    """Rows that are alone with their key on both sides: a reader joins the two lists over them without a doubt."""
    one, other = Counter(here), Counter(elsewhere)
    return sum(1 for key, count in one.items() if count == 1 and other.get(key) == 1)


def share(one: Iterable[Hashable], other: Iterable[Hashable]) -> float:
    """How much of the larger list both have."""
    here, there = Counter(one), Counter(other)
    larger = max(here.total(), there.total())
    return (here & there).total() / larger if larger else 0.0


def count_single_changes(before: Iterable[tuple], after: Iterable[tuple]) -> int:
    """Rows that are the only difference of their cell between two lists. Each row: (cell, whatever else is shown)."""
    old, new = Counter(before), Counter(after)
    changed: dict[Hashable, int] = defaultdict(int)
    for row, count in ((old - new) + (new - old)).items():
        changed[row[0]] += count
    return sum(1 for count in changed.values() if count == 1)
