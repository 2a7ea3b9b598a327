"""Many counts in one question. The first page shows a dozen of them, and each trip to the database has its price."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, Count, QuerySet, Value
from django.db.models.functions import Cast, ExtractDay, ExtractMonth, ExtractYear


@dataclass(frozen=True)
class Figure:
    """A number of one row, asked along with the counts; nought when there is no such row."""

    rows: QuerySet
    number: Any


def end_of(rows: QuerySet, name: str, *, last: bool = True) -> Figure:
    """The last day (or the first) of these rows, as a number that `day_of` reads: 20260310."""
    first = rows.filter(**{f"{name}__isnull": False}).order_by(f"-{name}" if last else name).values("pk")[:1]
    number = ExtractYear(name) * 10000 + ExtractMonth(name) * 100 + ExtractDay(name)
    return Figure(rows.model._default_manager.filter(pk__in=first), number)


def day_of(number: int) -> date | None:
    return date(number // 10000, number // 100 % 100, number % 100) if number else None


def _arm(name: str, pile: "QuerySet | Figure") -> QuerySet:
    if isinstance(pile, Figure):
        return pile.rows.order_by().values(pile=Value(name), rows=Cast(pile.number, BigIntegerField()))
    return pile.order_by().values(pile=Value(name)).annotate(rows=Count("pk"))


def count_together(**piles: "QuerySet | Figure") -> dict[str, int]:
    """How many rows each of these querysets has, of whatever tables, asked in one statement."""
    found = dict.fromkeys(piles, 0)
    arms = [_arm(name, pile) for name, pile in piles.items()]
    if arms:
        found.update(arms[0].union(*arms[1:], all=True).order_by().values_list("pile", "rows"))
    return found


class Tally:
    """The counts of one page: every part of it asks while the page is put together, the first to read pays for all."""

    def __init__(self) -> None:
        self._asked: dict[str, QuerySet | Figure] = {}
        self._found: dict[str, int] = {}

    def ask(self, pile: QuerySet | Figure) -> "Counted":
        name = f"n{len(self._asked) + len(self._found)}"
        self._asked[name] = pile
        return Counted(self, name)

    def read(self, name: str) -> int:
        if name not in self._found:
            self._found |= count_together(**self._asked)
            self._asked = {}
        return self._found[name]


class Counted:
    """A number that is known when somebody needs it."""

    def __init__(self, tally: Tally, name: str):
        self._tally, self._name = tally, name

    def __int__(self) -> int:
        return self._tally.read(self._name)

    def __str__(self) -> str:
        return str(int(self))


def tally_of(request) -> Tally:
    """The one tally of this request."""
    if not hasattr(request, "tally"):
        request.tally = Tally()
    return request.tally
