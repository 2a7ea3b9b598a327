"""Many counts in one question. The first page shows some forty of them, and each trip to the database has its price."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BigIntegerField, DateTimeField, Expression, Func, QuerySet
from django.db.models.functions import Cast, ExtractDay, ExtractMonth, ExtractYear
from django.utils import timezone


@dataclass(frozen=True)
class Figure:
    """A number of one row, asked along with the counts; nought when there is no such row."""

    rows: QuerySet
    number: Any


@dataclass(frozen=True)
class Keys:
    """The keys of a few rows, in their order: what is counted and shown in part is found with the counts."""

    rows: QuerySet


class Moment(Expression):
    """The moment at which a question is put, or one so long before or after it; not the one at which it was worded.

    ``ask_together`` puts it in: rows that hold one can only be counted with others, not run by themselves.
    """

    def __init__(self, away: timedelta = timedelta(0)):
        super().__init__(output_field=DateTimeField())
        self.away = away

    def __add__(self, span: timedelta) -> "Moment":
        return Moment(self.away + span)

    def __sub__(self, span: timedelta) -> "Moment":
        return Moment(self.away - span)

    def as_sql(self, compiler, connection):
        return "%s", [self]

    def value(self, now: datetime):
        return connection.ops.adapt_datetimefield_value(now + self.away)


@dataclass(frozen=True)
class Worded:
    """Any of these in SQL. To word one takes longer than to answer it: what many pages ask alike is worded once."""

    sql: str
    values: tuple


type Countable = QuerySet | Figure | Keys | Worded

NOTHING = Worded("SELECT 0", ())
# Django's own Count would be worded with a look for what to group by, which takes as long as the rest.
COUNT = Func(function="COUNT", template="%(function)s(*)", output_field=BigIntegerField())
JOINED = {"sqlite": "group_concat(pk)", "postgresql": "string_agg(pk::text, ',')"}


def end_of(rows: QuerySet, name: str, *, last: bool = True) -> Figure:
    """The last day (or the first) of these rows, as a number that `day_of` reads: 20260310."""
    first = rows.filter(**{f"{name}__isnull": False}).order_by(f"-{name}" if last else name).values("pk")[:1]
    number = ExtractYear(name) * 10000 + ExtractMonth(name) * 100 + ExtractDay(name)
    return Figure(rows.model._default_manager.filter(pk__in=first), number)


def day_of(number: int) -> date | None:
    return date(number // 10000, number // 100 % 100, number % 100) if number else None


def word(question: Countable) -> Worded:
    if isinstance(question, Worded):
        return question
    try:
        if isinstance(question, Keys):
            sql, values = question.rows.values("pk").query.sql_with_params()
            return Worded(f"SELECT {JOINED[connection.vendor]} FROM ({sql}) few", values)  # noqa: S608 - values stay apart
        if isinstance(question, Figure):
            asked = question.rows.order_by().values(how_many=Cast(question.number, BigIntegerField()))
        else:
            asked = question.order_by().values(how_many=COUNT)
        return Worded(*asked.query.sql_with_params())
    except EmptyResultSet:
        return NOTHING


def ask_together(**questions: Countable) -> dict[str, int | str]:
    """The answers to all of these, of whatever tables: one statement that answers one row. Nought stands for nothing."""
    found: dict[str, int | str] = dict.fromkeys(questions, 0)
    asked = {name: one for name, question in questions.items() if (one := word(question)) is not NOTHING}
    if not asked:
        return found
    columns, now = ", ".join(f"({one.sql})" for one in asked.values()), timezone.now()
    values = [value for one in asked.values() for value in one.values]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns}", [one.value(now) if isinstance(one, Moment) else one for one in values])
        row = cursor.fetchone()
    return found | {name: answer or 0 for name, answer in zip(asked, row, strict=True)}


class Tally:
    """The counts of one page: every part of it asks while the page is put together, the first to read pays for all."""

    def __init__(self) -> None:
        self._asked: dict[str, Countable] = {}
        self._found: dict[str, int | str] = {}

    def ask(self, question: Countable) -> "Counted":
        name = f"n{len(self._asked) + len(self._found)}"
        self._asked[name] = question
        return Counted(self, name)

    def read(self, name: str) -> int | str:
        if name not in self._found:
            self._found |= ask_together(**self._asked)
            self._asked = {}
        return self._found[name]


class Counted:
    """A number, or some keys, that are known when somebody needs them."""

    def __init__(self, tally: Tally, name: str):
        self._tally, self._name = tally, name

    def __int__(self) -> int:
        return int(self._tally.read(self._name))

    def __str__(self) -> str:
        return str(int(self))

    @property
    def keys(self) -> list[int]:
        found = self._tally.read(self._name)
        return [int(key) for key in str(found).split(",")] if found else []


def tally_of(request) -> Tally:
    """The one tally of this request."""
    if not hasattr(request, "tally"):
        request.tally = Tally()
    return request.tally
