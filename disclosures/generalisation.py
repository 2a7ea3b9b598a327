"""A roster as a table of counts in which nobody stands alone: the only form of rows that outlives the window.

Households are put into bands of size and of amount. A cell with fewer than five households gives up its village,
then its amount, then its size, until it holds five; what is left over takes a neighbour with it, so that no
subtraction from the published total uncovers it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

K = 5
STEP = 200
LARGEST = 3


@dataclass(frozen=True)
class Household:
    village: int
    size: int
    amount: Decimal


@dataclass(frozen=True)
class Cell:
    """`village` None: all villages together; `size` 0 or `amount_from` None: any."""

    village: int | None
    size: int
    amount_from: int | None
    households: int


Key = tuple[int | None, int, int | None]
# What a small cell gives up, step by step: its village, then its amount, then its size.
_COARSER = (
    lambda key: (None, key[1], key[2]),
    lambda key: (None, key[1], None),
    lambda key: (None, 0, None),
)


def tabulate(households: Iterable[Household], *, k: int = K) -> list[Cell]:
    """Counts of at least k, or nothing at all when there are fewer than k households."""
    kept: dict[Key, int] = {}
    small = Counter(_key(household) for household in households)
    for coarser in (None, *_COARSER):
        if coarser is not None:
            small = _add_up(small, coarser)
        kept.update({key: count for key, count in small.items() if count >= k})
        small = Counter({key: count for key, count in small.items() if count < k})
    left = sum(small.values())
    while 0 < left < k and kept:
        smallest = min(kept, key=lambda key: (key[0] is not None, kept[key], str(key)))
        left += kept.pop(smallest)
    if left >= k:
        kept[None, 0, None] = left
    return [Cell(*key, count) for key, count in kept.items()]


def _key(household: Household) -> Key:
    size = min(household.size, LARGEST)
    return household.village, size, int(household.amount // STEP) * STEP


def _add_up(cells: Counter[Key], coarser) -> Counter[Key]:
    sums: Counter[Key] = Counter()
    for key, count in cells.items():
        sums[coarser(key)] += count
    return sums
