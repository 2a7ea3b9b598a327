"""Quarters of the year: aid and funds are published by them."""

import datetime as dt
from dataclasses import dataclass
from typing import Self

from django.utils.translation import gettext as _

NAMES = ("一", "二", "三", "四")


@dataclass(frozen=True, order=True)
class Quarter:
    year: int
    number: int

    @classmethod
    def of(cls, day: dt.date) -> Self:
        return cls(day.year, (day.month + 2) // 3)

    @property
    def start(self) -> dt.date:
        return dt.date(self.year, 3 * self.number - 2, 1)

    @property
    def end(self) -> dt.date:
        return add_months(self.start, 3) - dt.timedelta(days=1)

    @property
    def before(self) -> "Quarter":
        return Quarter.of(self.start - dt.timedelta(days=1))

    def __str__(self) -> str:
        return _("%(year)d年第%(quarter)s季度") % {"year": self.year, "quarter": NAMES[self.number - 1]}


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day some months later, or the last one of a shorter month."""
    month = day.year * 12 + day.month - 1 + months
    year, index = divmod(month, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return dt.date(year, index + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError(day)


def say_period(start: dt.date, end: dt.date) -> str:
    """A quarter by its name, a year, else from month to month."""
    if Quarter.of(start).start == start and Quarter.of(start).end == end:
        return str(Quarter.of(start))
    if (start.month, start.day, end.month, end.day, start.year) == (1, 1, 12, 31, end.year):
        return _("%(year)d年全年") % {"year": start.year}
    return _("%(first)s至%(last)s") % {"first": say_month(start), "last": say_month(end)}


def say_month(day: dt.date) -> str:
    return _("%(year)d年%(month)d月") % {"year": day.year, "month": day.month}
