"""The shipped file against a second source. The library raises outside its years, so it never runs in production."""

from datetime import date, timedelta

import chinese_calendar

from portal.workdays import shipped
from portal.workdays.calendar import Calendar
from portal.workdays.days import DayKind


def test_every_day_of_2020_to_2026_agrees_with_chinesecalendar():
    years = shipped.days_by_year()
    overrides = {day.date: day.kind == DayKind.WORK for listed in years.values() for day in listed}
    days = Calendar(frozenset(years), overrides)
    day, wrong = date(2020, 1, 1), []
    while day <= date(2026, 12, 31):
        if days.is_working_day(day) != chinese_calendar.is_workday(day):
            wrong.append(day)
        day += timedelta(days=1)
    assert wrong == []
    assert sorted(years) == list(range(2020, 2027))
