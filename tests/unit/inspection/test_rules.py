"""The rules by themselves: days, counts, shares, and where an item of the catalogue stands."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from portal.inspection.catalogue.boards import board_of
from portal.inspection.catalogue.standing import Pending, Record, Shown, stand
from portal.inspection.checks import columns, month_table, oldest_message, reply_published
from portal.inspection.facts import Column, Facts
from portal.inspection.rules import State, by_count, by_day, by_share, worst
from portal.inspection.thresholds import LOCAL, TABLE, with_local

TODAY = date(2026, 3, 10)
SHOWN = Shown(TODAY, "题", "/x/")


@pytest.mark.parametrize(("left", "state"), [(-1, "red"), (0, "amber"), (4, "amber"), (5, "green")])
def test_by_day(left, state):
    judged = by_day(TODAY + timedelta(days=left), TODAY, warn=4)
    assert (judged.state, judged.days_left) == (state, left)


@pytest.mark.parametrize(("count", "state"), [(0, "green"), (1, "amber"), (4, "amber"), (5, "red"), (6, "red")])
def test_by_count(count, state):
    assert by_count(count, 1, 5).state == state


@pytest.mark.parametrize(("part", "state"), [(0, "green"), (1, "amber"), (4, "amber"), (5, "red")])
def test_by_share_of_a_hundred(part, state):
    assert by_share(part, 100, 1, 5).state == state


def test_nothing_is_the_best_of_nothing():
    assert worst([]) is State.GREEN
    assert worst([State.GREEN, State.RED, State.AMBER]) is State.RED


@pytest.mark.parametrize(
    ("received", "state"),
    [("2025-12-10", "amber"), ("2025-12-09", "red"), ("2026-01-09", "amber"), ("2026-01-10", "green")],
)
def test_three_months_of_a_message(received, state):
    """Three months from 10 December end with 10 March."""
    facts = Facts(oldest_message=date.fromisoformat(received))
    assert oldest_message(facts, TABLE, TODAY).state == state


@pytest.mark.parametrize(
    ("first", "frozen", "state"),
    [
        (None, 0, "green"),
        (date(2026, 3, 1), 0, "green"),  # the month is not over
        (date(2026, 2, 1), 1, "green"),
        (date(2026, 2, 1), 0, "amber"),  # until the tenth
        (date(2026, 1, 1), 0, "red"),  # two months behind
        (date(2025, 11, 30), 4, "green"),
    ],
)
def test_months_that_are_over_are_counted(first, frozen, state):
    assert month_table(Facts(first_matter=first, months=frozen), TABLE, TODAY).state == state


def test_without_a_matter_there_is_no_reply_to_publish():
    assert reply_published(Facts(), TABLE, TODAY).state == "green"
    assert reply_published(Facts(first_matter=date(2026, 1, 5)), TABLE, TODAY).state == "red"


def test_five_columns_fail_the_site_and_one_does_not():
    bad, good = Column(date(2024, 1, 1), False), Column(TODAY, False)
    names = ("policies", "guides", "notices", "answers", "about", "statistics")
    for count, state in ((0, "green"), (1, "amber"), (4, "amber"), (5, "red")):
        facts = Facts(columns={name: bad if place < count else good for place, name in enumerate(names)})
        assert columns(facts, TABLE, TODAY).state == state


def test_only_what_the_rule_leaves_open_is_local():
    table = with_local({"lasting_columns": 6, "oldest_message": 99})
    assert table["lasting_columns"].limit == 6
    assert table["oldest_message"] == TABLE["oldest_message"]
    assert set(LOCAL) == {code for code, one in TABLE.items() if one.is_local}
    assert all(str(one.source) and str(one.rule) for one in TABLE.values())


def ten_days(made):
    return made + timedelta(days=10)


WAITS = Record(latest=SHOWN, pending=(Pending(TODAY, "稿", ""),))


@pytest.mark.parametrize(
    ("record", "repealed", "state", "word"),
    [
        (Record(latest=SHOWN), False, "green", "已公开"),
        (Record(latest=SHOWN), True, "red", "依据已停止施行"),
        (Record(), False, "red", "没有公开"),
        (Record(may_be_empty=True), False, "amber", "还没有公开过"),
        (Record(latest=SHOWN, missing=("没有写",)), False, "red", "要素不全"),
        (Record(is_placed=False), False, "amber", "没有选位置和主题"),
        (WAITS, False, "amber", "等着公开"),
        (replace(WAITS, pending=(Pending(date(2026, 2, 27), "稿", ""),)), False, "red", "逾期没有公开"),
    ],
)
def test_where_an_item_stands(record, repealed, state, word):
    found = stand(record, due_of=ten_days, today=TODAY, has_repealed=repealed)
    assert (found.state, str(found.word)) == (state, word)


def test_what_waits_longest_is_due_next():
    late, soon = Pending(date(2026, 3, 1), "早", ""), Pending(date(2026, 3, 9), "晚", "")
    found = stand(Record(latest=SHOWN, pending=(soon, late)), due_of=ten_days, today=TODAY, has_repealed=False)
    assert (found.next_due, found.days_left) == (date(2026, 3, 11), 1)


@pytest.mark.parametrize(
    ("posted", "state", "due"),
    [
        (date(2026, 1, 1), "green", date(2026, 6, 30)),
        (date(2025, 12, 31), "amber", date(2026, 3, 31)),
        (date(2025, 10, 1), "amber", date(2026, 3, 31)),
        (date(2025, 9, 30), "red", date(2025, 12, 31)),
        (None, "red", date(2026, 3, 31)),
    ],
)
def test_a_board_is_renewed_every_quarter(posted, state, due):
    found = board_of(None, posted, TODAY)
    assert (found.state, found.due) == (state, due)
