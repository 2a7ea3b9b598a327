"""Months, quarters and years of the office's own calendar, as moments between which events lie."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Self

from django.utils import timezone


@dataclass(frozen=True, order=True)
class Month:
    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, day.month)

    @property
    def next(self) -> "Month":
        return Month(self.year + self.number // 12, self.number % 12 + 1)

    @property
    def first_day(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def ends_a_quarter(self) -> bool:
        return self.number % 3 == 0

    @property
    def quarter(self) -> int:
        return (self.number + 2) // 3

    @property
    def has_ended(self) -> bool:
        return self.next.first_day <= timezone.localdate()

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02d}"


def months_of(year: int) -> list[Month]:
    return [Month(year, number) for number in range(1, 13)]


def months_from(first: Month) -> Iterator[Month]:
    """The ended months from this one on."""
    while first.has_ended:
        yield first
        first = first.next


def start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
