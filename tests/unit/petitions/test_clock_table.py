"""Every clock of the shipped table: known days with their weekdays written out, then every start of sixteen years."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from petitions import shipped
from petitions.counting import Wait, count
from petitions.deadlines import Event, Rule, clocks_for, shortens, window_for
from petitions.vocabulary import Channel, Kind, OnPapers
from portal.workdays import shipped as days_shipped
from portal.workdays.arithmetic import Unit
from portal.workdays.calendar import Calendar
from portal.workdays.days import DayKind

WEEKDAYS = "一二三四五六日"
STARTS = [date(2020, 1, 1) + timedelta(days=n) for n in range((date(2036, 1, 1) - date(2020, 1, 1)).days)]
# Invented rest days and worked Saturdays of the years that no notice names yet.
INVENTED = {
    year: {date(year, 1, 1): False, date(year, 2, 3): False, date(year, 5, 1): False, date(year, 10, 1): False}
    for year in range(2027, 2037)
}


def overrides(years):
    found = {}
    for year, days in days_shipped.days_by_year().items():
        if year in years:
            found |= {day.date: day.kind == DayKind.WORK for day in days}
    return found


KNOWN = Calendar(frozenset(range(2020, 2027)), overrides(range(2020, 2027)), 7)
ALL = Calendar(
    frozenset(range(2019, 2037)),
    overrides(range(2020, 2027)) | {day: works for days in INVENTED.values() for day, works in days.items()},
    17,
)


def say(day):
    return f"{day.isoformat()} 周{WEEKDAYS[day.weekday()]}"


@pytest.mark.parametrize(
    ("start", "days", "unit", "due", "act_by"),
    [
        # The week before and after the Spring Festival of 2026: off 15 to 23 February, worked on Saturdays 14 and 28.
        ("2026-02-13 周五", 10, Unit.WORKING, "2026-03-05 周四", "2026-03-05 周四"),
        ("2026-02-13 周五", 30, Unit.WORKING, "2026-04-02 周四", "2026-04-02 周四"),
        ("2026-02-10 周二", 15, Unit.CALENDAR, "2026-02-25 周三", "2026-02-25 周三"),
        ("2026-02-10 周二", 60, Unit.CALENDAR, "2026-04-11 周六", "2026-04-10 周五"),
        ("2026-02-10 周二", 90, Unit.CALENDAR, "2026-05-11 周一", "2026-05-11 周一"),
        # A transfer by mistake: five working days.
        ("2026-03-02 周一", 5, Unit.WORKING, "2026-03-09 周一", "2026-03-09 周一"),
        ("2026-02-12 周四", 5, Unit.WORKING, "2026-02-26 周四", "2026-02-26 周四"),
        # Reviews: thirty to decide; Saturday 4 April begins the rest of Qingming.
        ("2026-03-05 周四", 30, Unit.CALENDAR, "2026-04-04 周六", "2026-04-03 周五"),
        # A request for information: seven to ask, twenty to answer, twenty more.
        ("2026-03-04 周三", 7, Unit.WORKING, "2026-03-13 周五", "2026-03-13 周五"),
        ("2026-03-04 周三", 20, Unit.WORKING, "2026-04-01 周三", "2026-04-01 周三"),
        ("2026-03-04 周三", 40, Unit.WORKING, "2026-04-30 周四", "2026-04-30 周四"),
        # Off 25 to 27 September and 1 to 7 October, worked on Sunday 20 September and Saturday 10 October.
        ("2026-09-18 周五", 15, Unit.WORKING, "2026-10-15 周四", "2026-10-15 周四"),
    ],
)
def test_known_days(start, days, unit, due, act_by):
    day = date.fromisoformat(start.split()[0])
    assert say(day) == start
    found = KNOWN.due(day, days, unit)
    assert (say(found.day), say(found.act_by), found.provisional) == (due, act_by, False)


@pytest.mark.parametrize(
    ("kind", "channel", "event", "expected"),
    [
        (Kind.CLAIM, Channel.TRANSFER, Event.RECEIVED, {Rule.TELL: (15, "calendar"), Rule.SEND_BACK: (5, "working")}),
        (Kind.CLAIM, Channel.LETTER, Event.ACCEPTED, {Rule.FINISH: (60, "calendar")}),
        (Kind.INFORMATION, Channel.WEB, Event.CONFIRMED,
         {Rule.INFORMATION: (20, "working"), Rule.ASK_CORRECTION: (7, "working")}),
        (Kind.REVIEW, Channel.WEB, Event.RECEIVED, {Rule.REVIEW_DECISION: (30, "calendar")}),
    ],
)  # fmt: skip
def test_what_an_event_starts(kind, channel, event, expected):
    found = clocks_for(shipped.CLOCKS, event, on=date(2026, 3, 2), kind=kind, channel=channel, is_named=True)
    assert {clock.rule: (clock.days, str(clock.unit)) for clock in found} == expected


def test_the_extensions_and_the_window():
    by_code = {clock.code: clock for clock in shipped.CLOCKS}
    assert {code: clock.extendable for code, clock in by_code.items() if clock.extendable} == {
        "finish": 30,
        "finish_alike": 30,
        "information": 20,
    }
    assert window_for(shipped.CLOCKS, Rule.REVIEW, Kind.CLAIM, date(2026, 3, 2)).days == 30
    assert window_for(shipped.CLOCKS, Rule.REVIEW, Kind.SUGGESTION, date(2026, 3, 2)) is None


LENGTHS = sorted(
    {(clock.days, clock.unit) for clock in shipped.CLOCKS}
    | {(clock.days + clock.extendable, clock.unit) for clock in shipped.CLOCKS}
)


@pytest.mark.parametrize(("days", "unit"), LENGTHS, ids=lambda value: str(value))
def test_every_start_from_2020_to_2035(days, unit):
    """No exception, never earlier for a later start, provisional exactly where a guess was made; entering the years
    afterwards gives what they would have given from the start."""
    before = None
    for start in STARTS:
        found, loaded = KNOWN.due(start, days, unit), ALL.due(start, days, unit)
        assert found.act_by <= found.day
        assert before is None or found.day >= before
        before = found.day
        assert not loaded.provisional
        assert ALL.is_working_day(loaded.act_by)
        if not found.provisional:
            assert KNOWN.is_working_day(found.act_by)
            assert (found.day, found.act_by) == (loaded.day, loaded.act_by)
        # Looked at: each day after the start when working days are counted, and the days back to a worked one.
        first = start + timedelta(days=1) if unit is Unit.WORKING else found.act_by
        looked_at = {min(first, found.act_by).year, found.day.year}
        assert found.provisional == any(not KNOWN.knows(year) for year in looked_at)


# --- which row holds -------------------------------------------------------------------------------------------------


def test_the_day_of_the_event_picks_the_row():
    finish = next(clock for clock in shipped.CLOCKS if clock.code == "finish")
    rows = [
        replace(finish, valid_until=date(2026, 6, 30)),
        replace(finish, valid_from=date(2026, 7, 1), days=45, article="新条例"),
    ]

    def days(on):
        found = clocks_for(rows, Event.ACCEPTED, on=on, kind=Kind.CLAIM, channel=Channel.WEB, is_named=True)
        return [clock.days for clock in found]

    assert (days(date(2026, 6, 30)), days(date(2026, 7, 1)), days(date(2022, 4, 30))) == ([60], [45], [])


def test_a_promise_for_a_subject_goes_before_the_one_for_all_and_stops_with_its_duty():
    promise = replace(
        shipped.CLOCKS[0], code="p", rule=Rule.PROMISE, event=Event.ACCEPTED, days=30, only_if_named=False
    )
    rows = [*shipped.CLOCKS, promise, replace(promise, code="q", subject="payment", days=10)]

    def promised(subject):
        found = clocks_for(
            rows, Event.ACCEPTED, on=date(2026, 3, 2), kind=Kind.CLAIM, channel=Channel.WEB, is_named=True,
            subject=subject,
        )  # fmt: skip
        return next(clock for clock in found if clock.is_promise)

    assert (promised("payment").days, promised("amount").days) == (10, 30)
    assert (promised("payment").beside, promised("payment").on_papers) == (Rule.FINISH, OnPapers.STANDS)


def test_what_is_surely_shorter():
    calendar = shipped.CLOCKS[0]
    working = replace(calendar, unit=Unit.WORKING)
    assert shortens(replace(calendar, days=15), calendar)
    assert not shortens(replace(calendar, days=16), calendar)
    assert shortens(replace(calendar, days=15), working)  # fifteen days are never longer than fifteen worked ones
    assert not shortens(replace(working, days=5), calendar)


def test_neighbours_in_the_table_do_not_overlap():
    by_code = {}
    for clock in shipped.CLOCKS:
        by_code.setdefault(clock.code, []).append(clock)
    for rows in by_code.values():
        for earlier, later in pairwise(sorted(rows, key=lambda clock: clock.valid_from)):
            assert earlier.valid_until is not None
            assert earlier.valid_until < later.valid_from


# --- standing still --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "days", "unit", "asked", "until", "due"),
    [
        # Ten days from Monday 2 March: Thursday the 12th. Asked on the 5th, in on the 9th: four days were not counted.
        ("2026-03-02 周一", 10, Unit.CALENDAR, "2026-03-05 周四", "2026-03-09 周一", "2026-03-16 周一"),
        # In working days the Saturday and the Sunday of the wait were none anyway: two are not counted.
        ("2026-03-02 周一", 10, Unit.WORKING, "2026-03-05 周四", "2026-03-09 周一", "2026-03-18 周三"),
        # Over the Spring Festival: Saturday the 14th is worked and held, the festival would not have counted.
        ("2026-02-11 周三", 5, Unit.WORKING, "2026-02-13 周五", "2026-02-24 周二", "2026-02-27 周五"),
        # Asked and brought on one day: nothing was lost.
        ("2026-03-02 周一", 10, Unit.CALENDAR, "2026-03-05 周四", "2026-03-05 周四", "2026-03-12 周四"),
        # Asked after it had run out: what is late stays late.
        ("2026-03-02 周一", 10, Unit.CALENDAR, "2026-03-13 周五", "2026-03-20 周五", "2026-03-12 周四"),
    ],
)
def test_days_of_a_wait_do_not_count(start, days, unit, asked, until, due):
    for word in (start, asked, until, due):
        assert say(date.fromisoformat(word.split()[0])) == word
    start, asked, until = (date.fromisoformat(word.split()[0]) for word in (start, asked, until))
    assert say(count(start, days, unit, [Wait(asked, until)], OnPapers.STANDS, KNOWN).day) == due
    assert count(start, days, unit, [Wait(asked, until)], OnPapers.RUNS, KNOWN) == KNOWN.due(start, days, unit)
    assert count(start, days, unit, [Wait(asked)], OnPapers.STANDS, KNOWN) == KNOWN.due(start, days, unit)


def test_a_corrected_request_counts_from_the_day_of_its_correction():
    """政府信息公开条例 art 30: confirmed on Wednesday 4 March, corrected on Monday 16 March: 20 working days from there."""
    found = count(date(2026, 3, 4), 20, Unit.WORKING, [Wait(date(2026, 3, 9), date(2026, 3, 16))], OnPapers.ANEW, KNOWN)
    assert say(found.day) == "2026-04-14 周二"
    late = count(date(2026, 3, 4), 5, Unit.WORKING, [Wait(date(2026, 3, 16), date(2026, 3, 20))], OnPapers.ANEW, KNOWN)
    assert say(late.day) == "2026-03-11 周三"
