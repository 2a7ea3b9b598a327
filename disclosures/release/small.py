"""Sums by village with no small village among them: exact totals that stay on the web when the rows are gone.

A village with fewer than five households would show one family's money. Such villages are added up as 其他村; when
they are still fewer than five together, or one alone, the next smallest village joins them, so that no subtraction
from the printed total uncovers it. A notice of fewer than five households in all keeps their number, which says what
was done, and lets go of persons and money, which say whose. The board and the rows of an open notice, which the law
fixes, are not touched.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

K = 5


@dataclass(frozen=True)
class Line:
    """One line of sums; `village` None: the small villages together."""

    village: Any
    households: int
    persons: int | None
    amount: Decimal | None


def is_small(households: int) -> bool:
    return 0 < households < K


def veil(line: Line) -> Line:
    """A sum over fewer than five households, as their number alone."""
    return replace(line, persons=None, amount=None) if is_small(line.households) else line


def merge(lines: Iterable[Line], k: int = K) -> list[Line]:
    """The lines in their order, the small ones as one line at the end. A single line is the notice's own sum."""
    lines = list(lines)
    small = _small(lines, k) if len(lines) > 1 else []
    if not small:
        return lines
    together = Line(
        None,
        sum(line.households for line in small),
        sum(line.persons or 0 for line in small),
        sum((line.amount or Decimal() for line in small), Decimal()),
    )
    return [line for line in lines if line not in small] + [together]


def _small(lines: Sequence[Line], k: int) -> list[Line]:
    waiting = sorted(lines, key=lambda line: line.households)
    small = [line for line in waiting if line.households < k]
    rest = waiting[len(small) :]
    while small and rest and (len(small) < 2 or sum(line.households for line in small) < k):
        small.append(rest.pop(0))
    return small
