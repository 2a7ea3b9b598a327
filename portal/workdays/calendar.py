"""The working calendar: the week, corrected by the days that the yearly notices name.

A year whose notice has not been entered is unknown. Asking about one of its days raises; computing a deadline into it
falls back to weekends only and says so (`provisional`), because a letter accepted in December has a deadline in any
case (信访工作条例 art 34), and that deadline is computed again when the notice arrives.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from . import arithmetic
from .arithmetic import Unit
from .days import DayKind
from .models import CalendarYear, DayOverride

SHANGHAI = ZoneInfo("Asia/Shanghai")
SATURDAY = 5
# The longest deadline of all: 60 days and a prolongation of 30 (信访工作条例 art 34), with holidays to spare.
REACH = timedelta(days=100)


class UnknownYear(LookupError):  # noqa: N818 - named for what it tells
    """The notice of this year has not been entered."""

    def __init__(self, year: int):
        super().__init__(year)
        self.year = year


@dataclass(frozen=True)
class Due:
    """A deadline. `act_by` is the last working day on which somebody can still act in time."""

    day: date
    act_by: date
    provisional: bool
    calendar_version: int


@dataclass(frozen=True)
class Window:
    """A period of posting: it begins the day after, and ends at 24:00 of its last day."""

    first_day: date
    last_day: date
    ends_at: datetime
    provisional: bool
    calendar_version: int


@dataclass(frozen=True)
class Calendar:
    """Everything known about the days at one moment. Plain values; keep one for as long as one request."""

    years: frozenset[int] = frozenset()
    overrides: Mapping[date, bool] = field(default_factory=dict)
    version: int = 0

    def is_working_day(self, day: date) -> bool:
        if day.year not in self.years:
            raise UnknownYear(day.year)
        return self.overrides.get(day, day.weekday() < SATURDAY)

    def guesses_working_day(self, day: date) -> bool:
        """As known, or by the week alone where the year is not."""
        return WeekendGuess(self)(day)

    def knows(self, year: int) -> bool:
        return year in self.years

    def unknown_years(self, today: date) -> list[int]:
        """The years that a deadline set today may reach and whose notice is missing."""
        return [year for year in reached_from(today) if year not in self.years]

    def due(self, start: date, days: int, unit: Unit | str, *, is_held: Callable[[date], bool] | None = None) -> Due:
        """So many days after `start`, not counting `start` nor any held day. Never raises for an unknown year."""
        guess = WeekendGuess(self)
        if Unit(unit) is Unit.WORKING:
            day = arithmetic.add_working_days(start, days, guess, is_held)
        else:
            day = arithmetic.add_calendar_days(start, days, is_held)
        act_by = arithmetic.last_working_day_before(day, guess)
        return Due(day, act_by, guess.guessed, self.version)

    def window(self, posted: date, days: int, unit: Unit | str, *, roll: bool = True) -> Window:
        """The full days after the day of posting; one that would end on a rest day ends with the next working day."""
        guess = WeekendGuess(self)
        if Unit(unit) is Unit.WORKING:
            last_day = arithmetic.add_working_days(posted, days, guess)
        else:
            last_day = arithmetic.add_calendar_days(posted, days)
        if roll:
            last_day = arithmetic.roll_on(last_day, guess)
        return Window(posted + arithmetic.ONE_DAY, last_day, end_of(last_day), guess.guessed, self.version)


class WeekendGuess:
    """Answers for every day; remembers whether it ever had to guess."""

    def __init__(self, calendar: Calendar):
        self.calendar = calendar
        self.guessed = False

    def __call__(self, day: date) -> bool:
        try:
            return self.calendar.is_working_day(day)
        except UnknownYear:
            self.guessed = True
            return day.weekday() < SATURDAY


def end_of(day: date) -> datetime:
    """24:00 of a day, which is 00:00 of the next, in the only time zone that counts here."""
    return datetime.combine(day + timedelta(days=1), time(), SHANGHAI)


def reached_from(today: date) -> range:
    """The years in which a deadline set today may end."""
    return range(today.year, (today + REACH).year + 1)


def current() -> Calendar:
    """The calendar as entered today. Its version counts every entry ever made, so it only goes up."""
    years = dict(CalendarYear.objects.values_list("year", "version"))
    overrides = {day: kind == DayKind.WORK for day, kind in DayOverride.objects.values_list("date", "kind")}
    return Calendar(frozenset(years), overrides, sum(years.values()))
