"""The clocks as vectors, weekdays written out."""

from datetime import date

import pytest
import time_machine
from django.core.management import call_command

from petitions import deadlines, shipped
from petitions.deadlines import Event, Rule
from petitions.errors import Refused, WrongState
from petitions.models import Deadline, Review
from petitions.services import handling, recalculating, replies, reviews
from petitions.tracking import track
from petitions.vocabulary import Action, Channel, Kind, State
from portal.workdays.days import Day, DayKind
from portal.workdays.services import store_year
from tests.unit.petitions.test_review_cases import ask

ON = date(2026, 3, 2)
TUESDAY = "2026-02-10 10:00+08:00"


@pytest.mark.parametrize(
    ("kind", "channel", "event", "expected"),
    [
        (Kind.CLAIM, Channel.LETTER, Event.RECEIVED, {Rule.TELL: 15}),
        (Kind.CLAIM, Channel.TRANSFER, Event.RECEIVED, {Rule.TELL: 15, Rule.SEND_BACK: 5}),
        (Kind.CLAIM, Channel.WEB, Event.ACCEPTED, {Rule.FINISH: 60}),
        (Kind.SUGGESTION, Channel.WEB, Event.ACCEPTED, {Rule.FINISH: 60}),
        (Kind.ACCUSATION, Channel.WEB, Event.RECEIVED, {Rule.TELL: 15}),
        (Kind.OBJECTION, Channel.WEB, Event.RECEIVED, {Rule.OBJECTION: 15}),
        (Kind.OBJECTION, Channel.WEB, Event.ACCEPTED, {}),
        (Kind.INFORMATION, Channel.WEB, Event.RECEIVED, {}),
        (Kind.INFORMATION, Channel.WEB, Event.CONFIRMED, {Rule.INFORMATION: 20, Rule.ASK_CORRECTION: 7}),
        (Kind.REVIEW, Channel.WEB, Event.RECEIVED, {Rule.REVIEW_DECISION: 30}),
        (Kind.CONSULTATION, Channel.VISIT, Event.RECEIVED, {}),
        (Kind.CONSULTATION, Channel.VISIT, Event.ACCEPTED, {}),
    ],
)
def test_table(kind, channel, event, expected):
    found = deadlines.clocks_for(shipped.CLOCKS, event, on=ON, kind=kind, channel=channel, is_named=True)
    assert {clock.rule: clock.days for clock in found} == expected


def test_nobody_to_tell_no_duty_to_tell():
    assert (
        deadlines.clocks_for(
            shipped.CLOCKS, Event.RECEIVED, on=ON, kind=Kind.CLAIM, channel=Channel.WEB, is_named=False
        )
        == []
    )


@time_machine.travel(TUESDAY, tick=False)
def test_a_letter_of_10_february_is_told_by_the_25th_and_finished_by_10_april(town):
    petition = town.submit(channel=Channel.LETTER, received_on=date(2026, 2, 10)).petition
    tell = petition.deadlines.get()
    assert (tell.rule, tell.due, tell.act_by) == (Rule.TELL, date(2026, 2, 25), date(2026, 2, 25))

    handling.accept(petition=petition, by=town.worker)
    finish = petition.deadlines.get(rule=Rule.FINISH)
    # 11 April is a Saturday: the office plans for the Friday before.
    assert (finish.due, finish.act_by, finish.provisional) == (date(2026, 4, 11), date(2026, 4, 10), False)
    assert petition.deadlines.get(rule=Rule.TELL).met_at is not None


@pytest.mark.parametrize(
    ("day", "kind", "rule", "due"),
    [
        # Friday 13 February + 15 working days; the 14th and 28th are worked Saturdays, the 15th to 23rd are off.
        ("2026-02-13 10:00+08:00", Kind.INFORMATION, Rule.INFORMATION, date(2026, 3, 19)),
        ("2026-03-02 10:00+08:00", Kind.INFORMATION, Rule.INFORMATION, date(2026, 3, 30)),
    ],
)
def test_working_day_clocks(town, day, kind, rule, due):
    with time_machine.travel(day, tick=False):
        petition = town.submit(kind=kind, channel=Channel.VISIT).petition
        assert petition.deadlines.get(rule=rule).due == due


def test_a_request_by_post_counts_from_the_day_agreed_with_the_requester(town):
    """政府信息公开条例 art 31: handed in or signed for, that day; ordinary post, the web and fax, the day confirmed."""
    with time_machine.travel("2026-03-02 10:00+08:00", tick=False):
        petition = town.submit(kind=Kind.INFORMATION).petition
        assert (petition.delivery, petition.confirmed_on) == ("online", None)
        assert not petition.deadlines.exists()
    with time_machine.travel("2026-03-05 10:00+08:00", tick=False):
        with pytest.raises(Refused):
            handling.confirm_receipt(petition=petition, by=town.worker, on=date(2026, 3, 1))
        handling.confirm_receipt(petition=petition, by=town.worker, on=date(2026, 3, 4), note="电话确认")
        with pytest.raises(WrongState):
            handling.confirm_receipt(petition=petition, by=town.worker, on=date(2026, 3, 5))
    # Wednesday 4 March + 20 working days: Wednesday 1 April; + 7: Friday 13 March.
    due = dict(petition.deadlines.values_list("rule", "due"))
    assert due == {Rule.INFORMATION: date(2026, 4, 1), Rule.ASK_CORRECTION: date(2026, 3, 13)}


@time_machine.travel("2026-03-02 10:00+08:00", tick=False)
def test_a_hotline_ticket_brings_its_own_day(town):
    petition = town.submit(channel=Channel.HOTLINE, kind=Kind.CONSULTATION, ticket_due=date(2026, 3, 7)).petition
    ticket = petition.deadlines.get()
    # Saturday 7 March: act by Friday.
    assert (ticket.rule, ticket.due, ticket.act_by) == (Rule.TICKET, date(2026, 3, 7), date(2026, 3, 6))


@time_machine.travel("2026-11-23 10:00+08:00", tick=False)
def test_a_date_in_an_unknown_year_is_provisional_until_the_year_is_entered(town, django_capture_on_commit_callbacks):
    petition = town.at(State.ACCEPTED)
    finish = petition.deadlines.get(rule=Rule.FINISH)
    assert (finish.due, finish.act_by, finish.provisional) == (date(2027, 1, 22), date(2027, 1, 22), True)

    with django_capture_on_commit_callbacks(execute=True):
        store_year(year=2027, days=[Day(date(2027, 1, 22), DayKind.REST, "测试")], source="测试")

    finish.refresh_from_db()
    assert (finish.due, finish.act_by, finish.provisional) == (date(2027, 1, 22), date(2027, 1, 21), False)
    event = petition.events.get(action=Action.RECALCULATE)
    assert event.facts == {"rule": "finish", "act_by": "2027-01-21", "year": 2027}
    assert event.by is None


@time_machine.travel("2026-11-23 10:00+08:00", tick=False)
def test_recalculating_moves_only_what_runs_and_writes_only_what_moved(town, django_capture_on_commit_callbacks):
    running, told = town.submit(kind=Kind.INFORMATION).petition, town.at(State.ACCEPTED)
    tell = told.deadlines.get(rule=Rule.TELL)
    with django_capture_on_commit_callbacks(execute=True):
        store_year(year=2027, days=[], source="测试")
    assert not running.events.filter(action=Action.RECALCULATE).exists()
    before = tell.calendar_version
    tell.refresh_from_db()
    assert tell.calendar_version == before
    assert recalculating.recalculate() == 0


@pytest.mark.parametrize(("served_on", "late"), [(date(2026, 4, 10), []), (date(2026, 4, 13), ["finish"])])
def test_a_service_written_down_afterwards_is_judged_by_its_own_day(town, served_on, late):
    with time_machine.travel(TUESDAY, tick=False):
        petition = town.at(State.ISSUED)  # sixty days: Saturday 11 April
    with time_machine.travel("2026-04-14 10:00+08:00", tick=False):
        replies.mark_served(
            reply=petition.replies.get(), by=town.worker, method="in_person", proof="本人签收", served_on=served_on
        )
    assert petition.events.get(action=Action.MARK_SERVED).facts["late"] == late


def test_a_decision_of_the_higher_organ_is_judged_by_its_own_day(town):
    with time_machine.travel("2026-03-05 10:00+08:00", tick=False):
        review = ask(town.at(State.SERVED)).petition  # thirty days: Saturday 4 April
    with time_machine.travel("2026-04-08 10:00+08:00", tick=False):
        reviews.conclude(petition=review, by=town.worker, outcome="upheld", concluded_on=date(2026, 4, 3))
    assert review.events.get(action=Action.CONCLUDE_REVIEW).facts["late"] == []


def test_a_window_moves_with_a_line_in_the_case_and_a_past_one_stays(town, django_capture_on_commit_callbacks):
    with time_machine.travel("2026-12-03 10:00+08:00", tick=False):
        open_one, past = town.at(State.SERVED), town.at(State.SERVED)
        # Thirty days: Saturday 2 January, so Monday the 4th as far as anybody knows.
        Review.objects.filter(petition=past).update(last_day=date(2026, 12, 4), calendar_version=0)
    with time_machine.travel("2026-12-05 10:00+08:00", tick=False), django_capture_on_commit_callbacks(execute=True):
        store_year(year=2027, days=[Day(date(2027, 1, 4), DayKind.REST, "测试")], source="测试")
    assert Review.objects.get(petition=open_one).last_day == date(2027, 1, 5)
    event = open_one.events.get(action=Action.RECALCULATE)
    assert (event.deadline_before, event.deadline_after) == (date(2027, 1, 4), date(2027, 1, 5))
    assert event.facts == {"rule": "review", "year": 2027}
    assert "2027年1月5日" in track(open_one).steps[-1].text
    assert Review.objects.get(petition=past).last_day == date(2026, 12, 4)
    assert not past.events.filter(action=Action.RECALCULATE).exists()


@time_machine.travel(TUESDAY, tick=False)
def test_the_time_for_a_review_starts_with_service_and_rolls_on_from_a_rest_day(town):
    with time_machine.travel("2026-03-05 10:00+08:00", tick=False):
        petition = town.at(State.SERVED)
    review = Review.objects.get()
    # 5 March + 30 = Saturday 4 April, first day of the Qingming rest; Tuesday 7 April is worked.
    assert (review.opens_on, review.last_day) == (date(2026, 3, 5), date(2026, 4, 7))
    assert petition.events.get(action=Action.MARK_SERVED).deadline_after == date(2026, 4, 7)


def test_act_by_is_never_after_due(town):
    town.at(State.ACCEPTED)
    assert all(one.act_by <= one.due for one in Deadline.objects.all())


def test_every_rule_has_a_title():
    assert all(deadlines.title_of(rule) for rule in Rule)


@time_machine.travel("2026-11-23 10:00+08:00", tick=False)
def test_the_command_says_how_many_days_moved(town, capsys):
    town.at(State.ACCEPTED)
    # Entered without the announcement after commit, as a restore would.
    store_year(year=2027, days=[Day(date(2027, 1, 22), DayKind.REST, "测试")], source="测试")
    call_command("recalculate_deadlines")
    call_command("recalculate_deadlines")
    assert capsys.readouterr().out.split("\n")[:2] == ["1 deadlines moved", "0 deadlines moved"]
