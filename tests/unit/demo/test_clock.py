"""Which year the demo tells, and which days its acts get."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from portal.demo.seeding.clock import LONGEST, Year

# Today, the demo's year, its end. Half a year has to be over before the year can be told.
YEARS = (
    ("2026-01-02", 2025, "2025-12-31"),
    ("2026-06-25", 2025, "2025-12-31"),
    ("2026-06-26", 2026, "2026-06-26"),
    ("2026-12-31", 2026, "2026-12-31"),
    ("2027-01-01", 2026, "2026-12-31"),
    ("2028-06-25", 2028, "2028-06-25"),
)


@pytest.mark.parametrize(("today", "number", "end"), YEARS)
def test_the_demo_tells_the_newest_year_that_holds_all_its_acts(today, number, end):
    with time_machine.travel(f"{today} 15:00+08:00", tick=False):
        year = Year()
        assert (year.number, year.end.isoformat()) == (number, end)
        assert year.moment(LONGEST).year == year.moment(0).year == number


@time_machine.travel("2027-01-12 15:00+08:00", tick=False)
def test_what_goes_on_now_is_counted_from_today():
    year = Year()
    assert year.moment(2).date() == dt.date(2026, 12, 29)
    assert year.ago(2).date() == dt.date(2027, 1, 10)


@time_machine.travel("2027-01-12 09:30+08:00", tick=False)
def test_no_act_lies_in_the_future():
    assert Year().ago(0, 16) < timezone.now()
