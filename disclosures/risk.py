"""How easily a masked list gives its households away, measured before the publish button works.

On a synthetic county, village + household size + exact amount alone singles out two thirds of the households. The
publisher sees the figure of this very list, beside the law that asks for the posting (PIPL art 55 and 56).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

SMALL_CELL = 5


@dataclass(frozen=True)
class Risk:
    """Rows that share all shown values form a cell; a cell of one is a household anybody can single out."""

    rows: int
    unique_rows: int
    small_cell_rows: int
    smallest_cell: int

    @property
    def unique_share(self) -> float:
        return self.unique_rows / self.rows if self.rows else 0.0

    @property
    def unique_percent(self) -> int:
        return round(self.unique_share * 100)


def measure(rows: Iterable[tuple]) -> Risk:
    """Each row as the tuple of what a neighbour could compare: village, label without its number, size, amount."""
    cells = Counter(rows)
    sizes = cells.values()
    return Risk(
        rows=sum(sizes),
        unique_rows=sum(size for size in sizes if size == 1),
        small_cell_rows=sum(size for size in sizes if size < SMALL_CELL),
        smallest_cell=min(sizes, default=0),
    )
