"""Many counts in one question. The first page shows a dozen of them, and each trip to the database has its price."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
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


@dataclass(frozen=True)
class Worded:
    """A count or a figure in SQL. To word one takes longer than to answer it: what many pages ask alike is worded once."""

    sql: str
    values: tuple


NOTHING = Worded("SELECT 0", ())


def word(pile: "QuerySet | Figure | Worded") -> Worded:
    if isinstance(pile, Worded):
        return pile
    if isinstance(pile, Figure):
        asked = pile.rows.order_by().values(rows=Cast(pile.number, BigIntegerField()))
    else:
        asked = pile.order_by().values(pile=Value(0)).annotate(rows=Count("pk")).values("rows")
    try:
        return Worded(*asked.query.sql_with_params())
    except EmptyResultSet:
        return NOTHING


def count_together(**piles: "QuerySet | Figure | Worded") -> dict[str, int]:
    """How many rows each of these querysets has, of whatever tables: one statement that answers one row."""
    found = dict.fromkeys(piles, 0)
    asked = {name: one for name, pile in piles.items() if (one := word(pile)) is not NOTHING}
    if not asked:
        return found
    columns = ", ".join(f"({one.sql})" for one in asked.values())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns}", [value for one in asked.values() for value in one.values])
        row = cursor.fetchone()
    return found | {name: number or 0 for name, number in zip(asked, row, strict=True)}


class Tally:
    """The counts of one page: every part of it asks while the page is put together, the first to read pays for all."""

    def __init__(self) -> None:
        self._asked: dict[str, QuerySet | Figure | Worded] = {}
        self._found: dict[str, int] = {}

    def ask(self, pile: QuerySet | Figure | Worded) -> "Counted":
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
