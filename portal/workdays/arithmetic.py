"""Counting days, as plain arithmetic. Pure: what is a working day is handed in.

The day of the event is not counted (民法典 art 201); a period whose last day is a rest day ends with the next
working day (art 203).
"""

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

IsWorkingDay = Callable[[date], bool]
IsHeld = Callable[[date], bool]
ONE_DAY = timedelta(days=1)


class Unit(StrEnum):
    CALENDAR = "calendar"
    WORKING = "working"


def add_calendar_days(start: date, days: int, is_held: IsHeld | None = None) -> date:
    """The day on which so many days after `start` are complete; a held day, while the clock stands still, is none."""
    if is_held is None:
        return start + timedelta(days=days)
    return add_working_days(start, days, lambda day: True, is_held)


def add_working_days(start: date, days: int, is_working_day: IsWorkingDay, is_held: IsHeld | None = None) -> date:
    """The day on which the given number of working days after `start` is complete."""
    day = start
    while days > 0:
        day += ONE_DAY
        if is_held is None or not is_held(day):
            days -= is_working_day(day)
    return day


def roll_on(day: date, is_working_day: IsWorkingDay) -> date:
    """The day itself when it is worked, the next worked one otherwise."""
    while not is_working_day(day):
        day += ONE_DAY
    return day


def last_working_day_before(day: date, is_working_day: IsWorkingDay) -> date:
    """The day itself when it is worked, the last worked one before it otherwise: act by then, not after."""
    while not is_working_day(day):
        day -= ONE_DAY
    return day
