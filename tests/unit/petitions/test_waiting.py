"""Clocks that stand still, clocks put back, and that the order of it all does not matter."""

from datetime import date, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from petitions import counting
from petitions.counting import Wait
from petitions.deadlines import Rule
from petitions.errors import Refused, SamePerson, WrongState
from petitions.models import Deadline, Extension, Hold
from petitions.services import handling, recalculating
from petitions.vocabulary import Action, Channel, ExtensionState, Kind, OnPapers, State
from portal.accounts.permissions import NotAllowed
from portal.workdays import shipped
from portal.workdays.arithmetic import Unit
from portal.workdays.calendar import Calendar
from portal.workdays.days import DayKind


def at(day):
    return time_machine.travel(f"{day} 10:00+08:00", tick=False)


def test_a_claim_stands_still_while_its_papers_are_awaited(town):
    with at("2026-03-02"):
        petition = town.at(State.ACCEPTED)  # sixty days: Friday 1 May
    with at("2026-03-12"):
        handling.ask_papers(petition=petition, by=town.worker, papers="户口簿复印件", wanted_by=date(2026, 3, 20))
        finish = petition.deadlines.get(rule=Rule.FINISH)
        assert (finish.paused_on, finish.due) == (date(2026, 3, 12), date(2026, 5, 1))
        event = petition.events.last()
        assert "户口簿复印件" in event.public_note
        assert event.facts["stopped"] == ["finish"]
        with pytest.raises(WrongState, match="已经在等"):
            handling.ask_papers(petition=petition, by=town.worker, papers="再来一份")
    with at("2026-05-20"):
        assert not Deadline.objects.overdue(date(2026, 5, 20)).exists()
        assert list(Deadline.objects.on_hold()) == [finish]
    with at("2026-04-01"):
        for wrong in (date(2026, 3, 11), date(2026, 4, 2)):
            with pytest.raises(Refused):
                handling.papers_in(petition=petition, by=town.worker, on=wrong)
        handling.papers_in(petition=petition, by=town.worker, on=date(2026, 3, 31))
        finish.refresh_from_db()
        # Nineteen days, 13 to 31 March, did not count.
        assert (finish.paused_on, finish.held_days, finish.due) == (None, 19, date(2026, 5, 20))
        event = petition.events.last()
        assert (event.deadline_before, event.deadline_after) == (date(2026, 5, 1), date(2026, 5, 20))
        with pytest.raises(WrongState, match="没有在等"):
            handling.papers_in(petition=petition, by=town.worker)


def test_the_duty_to_tell_does_not_stand_still_and_a_clock_started_meanwhile_does(town):
    with at("2026-03-02"):
        petition = town.submit().petition
        handling.ask_papers(petition=petition, by=town.worker, papers="收入证明")
        assert petition.deadlines.get().paused_on is None
    with at("2026-03-05"):
        handling.accept(petition=petition, by=town.worker)
        assert petition.deadlines.get(rule=Rule.FINISH).paused_on == date(2026, 3, 5)
    with at("2026-03-10"):
        handling.papers_in(petition=petition, by=town.worker)
    # Accepted on the 5th, five days waited for: counted as from the 10th.
    assert petition.deadlines.get(rule=Rule.FINISH).due == date(2026, 5, 9)


def test_a_request_for_information_is_corrected_once_within_seven_days_and_starts_anew(town):
    with at("2026-03-04"):
        petition = town.submit(kind=Kind.INFORMATION, channel=Channel.VISIT).petition
    with at("2026-03-09"):
        handling.ask_papers(petition=petition, by=town.worker, papers="请写明要哪一年的名单")
        assert petition.deadlines.get(rule=Rule.ASK_CORRECTION).met_at is not None
        assert petition.deadlines.get(rule=Rule.INFORMATION).paused_on == date(2026, 3, 9)
    with at("2026-03-16"):
        handling.papers_in(petition=petition, by=town.worker)
        # Monday 16 March + 20 working days: Tuesday 14 April.
        assert petition.deadlines.get(rule=Rule.INFORMATION).due == date(2026, 4, 14)
        with pytest.raises(WrongState, match="只能要求补正一次"):
            handling.ask_papers(petition=petition, by=town.worker, papers="还有")


def test_after_seven_days_the_right_to_ask_has_lapsed_and_nothing_is_late(town):
    with at("2026-03-04"):
        petition = town.submit(kind=Kind.INFORMATION, channel=Channel.VISIT).petition
        unconfirmed = town.submit(kind=Kind.INFORMATION).petition
        with pytest.raises(WrongState, match="确认收到日期"):
            handling.ask_papers(petition=unconfirmed, by=town.worker, papers="哪一年")
    with at("2026-03-13"):
        assert petition.deadlines.get(rule=Rule.ASK_CORRECTION) in Deadline.objects.ticking()
    with at("2026-03-16"):
        with pytest.raises(WrongState, match="7个工作日"):
            handling.ask_papers(petition=petition, by=town.worker, papers="哪一年")
        assert not Deadline.objects.overdue(date(2026, 3, 16)).exists()
        handling.withdraw(petition=petition, by=town.worker, reason="来电撤回")
        assert petition.events.last().facts["late"] == []


def test_what_ran_out_before_the_asking_stays_late(town):
    with at("2026-03-02"):
        petition = town.at(State.ACCEPTED)
    with at("2026-05-06"):
        handling.ask_papers(petition=petition, by=town.worker, papers="户口簿")
        assert petition.deadlines.get(rule=Rule.FINISH).is_overdue
    with at("2026-06-01"):
        handling.papers_in(petition=petition, by=town.worker)
        assert petition.deadlines.get(rule=Rule.FINISH).due == date(2026, 5, 1)


def test_a_case_that_ends_waits_no_longer_and_is_judged_by_the_day_it_stood_still(town):
    with at("2026-03-02"):
        petition = town.at(State.ACCEPTED)
        handling.ask_papers(petition=petition, by=town.worker, papers="户口簿")
    with at("2026-07-01"):
        handling.withdraw(petition=petition, by=town.worker, reason="来电撤回")
    assert petition.events.last().facts["late"] == []
    assert Hold.objects.get().until_on == date(2026, 7, 1)


def test_the_words_of_what_is_missing_are_sealed_and_asking_needs_them(town):
    from django.db import connection

    petition = town.at(State.ACCEPTED)
    with pytest.raises(Refused):
        handling.ask_papers(petition=petition, by=town.worker, papers=" ")
    with pytest.raises(Refused):
        handling.ask_papers(petition=petition, by=town.worker, papers="户口簿", wanted_by=date(2020, 1, 1))
    with pytest.raises(NotAllowed):
        handling.ask_papers(petition=petition, by=town.receptionist, papers="户口簿")
    hold = handling.ask_papers(petition=petition, by=town.worker, papers="户口簿")
    with connection.cursor() as cursor:
        cursor.execute("SELECT papers FROM petitions_hold WHERE id = %s", [hold.pk])
        assert "户口簿" not in cursor.fetchone()[0]


# --- put back --------------------------------------------------------------------------------------------------------


def test_one_asks_another_approves(town):
    with at("2026-02-10"):
        petition = town.at(State.ACCEPTED)
    with at("2026-04-01"):
        handling.assign(petition=petition, by=town.leader, assignee=town.worker)
        request = handling.ask_extension(petition=petition, by=town.worker, days=20, reason="等鉴定结果")
        assert petition.deadlines.get(rule=Rule.FINISH).due == date(2026, 4, 11)
        with pytest.raises(WrongState, match="已经申请过"):
            handling.ask_extension(petition=petition, by=town.worker, days=5, reason="再要")
        handling.extend(petition=petition, by=town.leader, days=10, reason="等鉴定结果")
    request.refresh_from_db()
    assert (request.state, request.days, request.original_due, request.new_due, request.told_on) == (
        ExtensionState.APPROVED, 10, date(2026, 4, 11), date(2026, 4, 21), date(2026, 4, 1),
    )  # fmt: skip
    assert (request.asked_by, request.approved_by) == (town.worker, town.leader)
    with pytest.raises(WrongState, match="一次"):
        handling.ask_extension(petition=petition, by=town.worker, days=5, reason="再要")


def test_nobody_approves_their_own_request_or_their_own_case(town):
    group = town.worker.groups.get()
    group.permissions.add(town.leader.groups.get().permissions.get(codename="approve_reply"))
    petition = town.at(State.ACCEPTED)
    handling.ask_extension(petition=petition, by=town.worker, days=20, reason="等鉴定")
    with pytest.raises(SamePerson):
        handling.extend(petition=petition, by=town.worker, days=20, reason="等鉴定")
    other = town.at(State.ACCEPTED)
    handling.assign(petition=other, by=town.leader, assignee=town.worker)
    with pytest.raises(SamePerson):
        handling.extend(petition=other, by=town.worker, days=20, reason="等鉴定")


def test_a_request_goes_back_with_the_reason_and_the_day_stands(town):
    petition = town.at(State.ACCEPTED)
    due = petition.deadlines.get(rule=Rule.FINISH).due
    with pytest.raises(WrongState):
        handling.return_extension(petition=petition, by=town.leader, reason="没有")
    handling.ask_extension(petition=petition, by=town.worker, days=20, reason="忙")
    with pytest.raises(Refused):
        handling.return_extension(petition=petition, by=town.leader, reason=" ")
    handling.return_extension(petition=petition, by=town.leader, reason="忙不是理由")
    assert petition.deadlines.get(rule=Rule.FINISH).due == due
    event = petition.events.get(action=Action.RETURN_EXTENSION)
    assert (event.public_note, event.internal_note) == ("", "忙不是理由")
    handling.ask_extension(petition=petition, by=town.worker, days=20, reason="等县里的鉴定")
    assert Extension.objects.count() == 2


def test_twenty_working_days_for_information_and_no_more(town):
    with at("2026-03-04"):
        petition = town.submit(kind=Kind.INFORMATION, channel=Channel.VISIT).petition
        handling.accept(petition=petition, by=town.worker)
        with pytest.raises(Refused, match="20个工作日"):
            handling.extend(petition=petition, by=town.leader, days=21, reason="涉及第三方")
        handling.extend(petition=petition, by=town.leader, days=20, reason="涉及第三方")
    # Wednesday 4 March + 40 working days: Thursday 30 April.
    assert petition.deadlines.get(rule=Rule.INFORMATION).due == date(2026, 4, 30)


# --- the order does not matter ---------------------------------------------------------------------------------------

OVERRIDES = {day.date: day.kind == DayKind.WORK for day in shipped.days_by_year()[2026]}
BEFORE, AFTER = Calendar(frozenset(), {}, 0), Calendar(frozenset({2026, 2027}), OVERRIDES, 1)


class Row:
    """A stored clock, changed by the very functions that the services call."""

    def __init__(self, start, days, unit, on_papers):
        self.start, self.days, self.unit, self.on_papers = start, days, unit, on_papers
        self.extended, self.waits, self.calendar = 0, [], BEFORE

    def apply(self, change):
        kind, value = change
        if kind == "extend":
            self.extended = value
        elif kind == "wait":
            self.waits.append(value)
        else:
            self.calendar = AFTER
        return self.due()

    def due(self):
        return counting.count(
            self.start, self.days + self.extended, self.unit, self.waits, self.on_papers, self.calendar
        )


@given(
    start=st.dates(date(2026, 1, 1), date(2026, 11, 1)),
    days=st.integers(1, 60),
    unit=st.sampled_from(list(Unit)),
    on_papers=st.sampled_from(list(OnPapers)),
    extended=st.integers(0, 30),
    spans=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 20)), max_size=3),
    data=st.data(),
)
def test_holds_extension_and_recalculation_in_any_order_give_one_day(
    start, days, unit, on_papers, extended, spans, data
):
    changes = [("extend", extended), ("calendar", None)]
    begins = start
    for after, lasts in spans:
        begins += timedelta(days=after)
        changes.append(("wait", Wait(begins, begins + timedelta(days=lasts))))
        begins += timedelta(days=lasts)
    found = set()
    for order in (changes, data.draw(st.permutations(changes))):
        row = Row(start, days, unit, on_papers)
        for change in order:
            last = row.apply(change)
        found.add((last.day, last.act_by, last.provisional))
        assert last.act_by <= last.day
        assert last.day >= AFTER.due(start, days, unit).day
    assert len(found) == 1


@pytest.mark.parametrize("extends_first", [True, False])
def test_the_stored_clock_says_the_same_in_either_order(town, extends_first):
    with at("2026-03-02"):
        petition = town.at(State.ACCEPTED)
    with at("2026-03-10"):
        if extends_first:
            handling.extend(petition=petition, by=town.leader, days=30, reason="等鉴定")
        handling.ask_papers(petition=petition, by=town.worker, papers="户口簿")
    with at("2026-03-20"):
        handling.papers_in(petition=petition, by=town.worker)
        if not extends_first:
            handling.extend(petition=petition, by=town.leader, days=30, reason="等鉴定")
    finish = petition.deadlines.get(rule=Rule.FINISH)
    assert (finish.due, finish.extended_days, finish.held_days) == (date(2026, 6, 10), 30, 10)
    Deadline.objects.filter(pk=finish.pk).update(calendar_version=0)
    assert recalculating.recalculate() == 0
