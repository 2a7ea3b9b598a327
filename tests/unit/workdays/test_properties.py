"""Every start date from 2020 to 2035 under every rule: an answer, and never an earlier one for a later start."""

from datetime import date, timedelta

import pytest

from portal.workdays import shipped
from portal.workdays.calendar import Calendar
from portal.workdays.days import DayKind

RULES = [(7, "calendar"), (15, "calendar"), (60, "calendar"), (5, "working"), (7, "working"), (30, "working")]


@pytest.fixture(scope="module")
def days() -> Calendar:
    years = shipped.days_by_year()
    overrides = {day.date: day.kind == DayKind.WORK for listed in years.values() for day in listed}
    return Calendar(frozenset(years), overrides, 1)


@pytest.mark.parametrize(("count", "unit"), RULES)
def test_a_later_start_never_ends_earlier(days, count, unit):
    start, due_before, window_before = date(2020, 1, 1), date.min, date.min
    while start <= date(2035, 12, 31):
        due, window = days.due(start, count, unit), days.window(start, count, unit)
        assert due_before <= due.day
        assert due.act_by <= due.day
        assert window_before <= window.last_day
        assert (window.last_day - start).days >= count
        assert window.ends_at.date() == window.last_day + timedelta(days=1)
        due_before, window_before = due.day, window.last_day
        start += timedelta(days=1)
