"""What the nightly job does on the first day of each month: the figures of the one that is over stand still."""

from datetime import date

from petitions.services import statistics

from .clock import Year, at, at_hour


def plan(year: Year) -> None:
    """Every first of a month from the demo's year on, in its turn among the other acts."""
    first = date(year.number - 1, 12, 1)
    while (first := first_of_next(first)) <= year.today:
        moment = at_hour(first, 0.5)
        year.add(moment, lambda moment=moment: freeze(moment))


def freeze(moment) -> None:
    with at(moment):
        statistics.freeze_ended()


def first_of_next(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
