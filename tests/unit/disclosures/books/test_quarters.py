import datetime as dt

import pytest

from disclosures.books.quarters import Quarter, add_months, say_period
from disclosures.models.change import latest_end


@pytest.mark.parametrize(
    ("day", "start", "end", "name"),
    [
        (dt.date(2026, 1, 1), dt.date(2026, 1, 1), dt.date(2026, 3, 31), "2026年第一季度"),
        (dt.date(2026, 6, 30), dt.date(2026, 4, 1), dt.date(2026, 6, 30), "2026年第二季度"),
        (dt.date(2026, 12, 31), dt.date(2026, 10, 1), dt.date(2026, 12, 31), "2026年第四季度"),
    ],
)
def test_a_day_lies_in_its_quarter(day, start, end, name):
    quarter = Quarter.of(day)
    assert (quarter.start, quarter.end, str(quarter)) == (start, end, name)


def test_the_quarter_before_january_is_last_years_fourth():
    assert Quarter(2026, 1).before == Quarter(2025, 4)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (dt.date(2026, 1, 31), 1, dt.date(2026, 2, 28)),
        (dt.date(2027, 11, 30), 3, dt.date(2028, 2, 29)),
        (dt.date(2026, 5, 31), 1, dt.date(2026, 6, 30)),
        (dt.date(2026, 12, 15), 12, dt.date(2027, 12, 15)),
        (dt.date(2026, 3, 15), -3, dt.date(2025, 12, 15)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_one(day, months, then):
    assert add_months(day, months) == then


def test_easing_out_ends_within_six_months():
    assert latest_end(dt.date(2026, 4, 1)) == dt.date(2026, 9, 30)
    assert latest_end(dt.date(2026, 9, 1)) == dt.date(2027, 2, 28)


def test_periods_are_said_as_people_say_them():
    assert say_period(dt.date(2026, 1, 1), dt.date(2026, 12, 31)) == "2026年全年"
    assert say_period(dt.date(2026, 1, 1), dt.date(2026, 6, 30)) == "2026年1月至2026年6月"
