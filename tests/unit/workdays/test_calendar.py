"""Deadlines of 2026, checked against the official list by hand; the weekdays are written out."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from portal.workdays import calendar, shipped
from portal.workdays.calendar import Calendar, UnknownYear
from portal.workdays.days import DayKind

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture(scope="module")
def days() -> Calendar:
    years = shipped.days_by_year()
    overrides = {day.date: day.kind == DayKind.WORK for listed in years.values() for day in listed}
    return Calendar(frozenset(years), overrides, len(years))


@pytest.mark.parametrize(
    ("start", "count", "unit", "day", "act_by"),
    [
        ("2026-02-13", 10, "working", "2026-03-05", "2026-03-05"),  # Sat 02-14 and 02-28 are worked, 02-15..23 off
        ("2026-02-13", 30, "working", "2026-04-02", "2026-04-02"),
        ("2026-02-10", 15, "calendar", "2026-02-25", "2026-02-25"),
        ("2026-02-10", 60, "calendar", "2026-04-11", "2026-04-10"),  # a Saturday: act by Friday
        ("2026-09-18", 1, "working", "2026-09-20", "2026-09-20"),  # a worked Sunday
    ],
)
def test_deadlines(days, start, count, unit, day, act_by):
    due = days.due(date.fromisoformat(start), count, unit)
    assert (due.day.isoformat(), due.act_by.isoformat(), due.provisional) == (day, act_by, False)
    assert due.calendar_version == days.version


@pytest.mark.parametrize(
    ("posted", "last_day"),
    [
        ("2026-03-02", "2026-03-09"),  # Mon → Mon
        ("2026-03-01", "2026-03-09"),  # would end on Sun 03-08
        ("2026-02-10", "2026-02-24"),  # would end on 02-17 in the Spring Festival
    ],
)
def test_windows_of_seven_days(days, posted, last_day):
    window = days.window(date.fromisoformat(posted), 7, "calendar")
    assert window.last_day.isoformat() == last_day
    assert window.first_day > date.fromisoformat(posted)
    assert not window.provisional


def test_a_window_ends_at_24_of_its_last_day(days):
    window = days.window(date(2026, 3, 2), 7, "calendar")
    assert window.first_day == date(2026, 3, 3)
    assert window.ends_at == datetime(2026, 3, 10, tzinfo=SHANGHAI)


def test_rolling_on_is_a_choice(days):
    assert days.window(date(2026, 3, 1), 7, "calendar", roll=False).last_day == date(2026, 3, 8)


def test_a_window_of_working_days(days):
    assert days.window(date(2026, 2, 13), 7, "working").last_day == date(2026, 3, 2)


def test_an_unknown_year_is_never_guessed(days):
    with pytest.raises(UnknownYear) as raised:
        days.is_working_day(date(2027, 1, 4))
    assert raised.value.year == 2027
    assert not days.knows(2027)


def test_a_deadline_in_an_unknown_year_is_provisional(days):
    due = days.due(date(2026, 12, 25), 10, "working")
    assert due.provisional
    assert due.day == date(2027, 1, 8)  # weekends only: Jan 1 counts until the notice says otherwise
    assert days.window(date(2026, 12, 28), 7, "calendar").provisional
    assert not days.due(date(2026, 12, 1), 15, "calendar").provisional


@pytest.mark.django_db
def test_the_current_calendar_is_what_was_entered(django_assert_num_queries):
    from tests.factories.workdays import load_shipped_years

    assert calendar.current() == Calendar()
    load_shipped_years()
    with django_assert_num_queries(2):
        now = calendar.current()
    assert now.years == frozenset(range(2020, 2027))
    assert now.is_working_day(date(2026, 2, 14))
    assert not now.is_working_day(date(2026, 2, 16))
    assert now.version == 7
