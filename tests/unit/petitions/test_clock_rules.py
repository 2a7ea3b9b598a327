"""The table in the database: loaded once, changed by ending and adding, and never under a clock that runs."""

from datetime import date, timedelta

import pytest
import time_machine
from django.apps import apps
from django.utils import timezone

from petitions import receivers, shipped
from petitions.deadlines import Event, Rule
from petitions.errors import NotClean, Refused
from petitions.models import ClockRule
from petitions.services import clock_rules, handling
from petitions.vocabulary import Channel, Kind, State, Subject
from portal.accounts.permissions import NotAllowed
from portal.workdays.arithmetic import Unit

NOON = "2026-03-02 10:00+08:00"
PROMISE = {
    "name": "发放问题10天内办结",
    "event": Event.ACCEPTED,
    "days": 10,
    "unit": Unit.CALENDAR,
    "article": "柳河镇办事承诺",
    "kinds": [Kind.CLAIM],
}


def test_a_new_database_holds_the_shipped_table(db):
    assert set(clock_rules.table()) == {type(clock)(**{**vars(clock), "name": clock.title}) for clock in shipped.CLOCKS}


def test_loading_again_changes_nothing_and_never_what_the_office_set(town):
    finish = ClockRule.objects.get(code="finish")
    with time_machine.travel(NOON, tick=False):
        new = clock_rules.replace(
            rule=finish, by=town.leader, days=45, article="新条例第三十四条", valid_from=date(2026, 7, 1), extendable=15
        )
    before = list(ClockRule.objects.values())
    receivers.load_clocks(sender=apps.get_app_config("petitions"))
    assert clock_rules.load_shipped() == 0
    assert list(ClockRule.objects.values()) == before
    assert ClockRule.objects.get(pk=new.pk).days == 45
    ClockRule.objects.filter(code="review").delete()
    assert clock_rules.load_shipped() == 1


def test_a_release_with_a_new_line_ends_the_line_before_it_and_leaves_the_office_alone(town, monkeypatch):
    tell, finish = (next(clock for clock in shipped.CLOCKS if clock.code == code) for code in ("tell", "finish"))
    with time_machine.travel(NOON, tick=False):
        clock_rules.replace(
            rule=ClockRule.objects.get(code="finish"),
            by=town.leader,
            days=45,
            article="新条例",
            valid_from=date(2026, 7, 1),
        )
    newer = [type(one)(**{**vars(one), "days": 7, "valid_from": date(2027, 1, 1)}) for one in (tell, finish)]
    monkeypatch.setattr(shipped, "CLOCKS", (*shipped.CLOCKS, *newer))
    assert clock_rules.load_shipped() == 1
    rows = ClockRule.objects.filter(code="tell").order_by("valid_from")
    assert [(row.days, row.valid_until) for row in rows] == [(15, date(2026, 12, 31)), (7, None)]
    assert not ClockRule.objects.filter(code="finish", days=7).exists()


@time_machine.travel(NOON, tick=False)
def test_a_running_clock_equals_its_rule_and_keeps_what_it_was_set_with(town):
    petition = town.at(State.ACCEPTED)
    clock = petition.deadlines.get(rule=Rule.FINISH)
    rule = ClockRule.objects.get(code="finish")
    same = ("code", "name", "article", "days", "unit", "on_papers", "extendable")
    assert [getattr(clock, name) for name in same] == [getattr(rule, name) for name in same]
    assert clock.calendar_version > 0

    kept = {name: getattr(clock, name) for name in (*same, "due", "act_by")}
    ClockRule.objects.filter(pk=rule.pk).update(name="改了名")
    clock_rules.replace(
        rule=rule, by=town.leader, days=30, article="新条例第三十条", valid_from=date(2026, 3, 3), extendable=5
    )
    handling.extend(petition=petition, by=town.leader, days=30, reason="等鉴定")
    clock.refresh_from_db()
    assert {name: getattr(clock, name) for name in same} == {name: kept[name] for name in same}
    assert clock.due == kept["due"] + timedelta(days=30)
    with time_machine.travel("2026-03-03 10:00+08:00", tick=False):
        assert town.at(State.ACCEPTED).deadlines.get(rule=Rule.FINISH).days == 30


@time_machine.travel(NOON, tick=False)
def test_an_ended_row_sets_no_clock_from_the_day_after(town):
    clock_rules.end(rule=ClockRule.objects.get(code="tell"), by=town.leader, last_day=date(2026, 3, 2), note="条例废止")
    assert town.submit().petition.deadlines.filter(rule=Rule.TELL).exists()
    with time_machine.travel("2026-03-03 10:00+08:00", tick=False):
        assert not town.submit().petition.deadlines.exists()
        assert town.submit(channel=Channel.LETTER, received_on=date(2026, 3, 2)).petition.deadlines.exists()


@time_machine.travel(NOON, tick=False)
def test_a_promise_runs_beside_the_duty_and_is_met_with_it(town):
    clock_rules.add_promise(by=town.leader, **PROMISE, subject=Subject.PAYMENT)
    other = town.at(State.ACCEPTED)
    assert not other.deadlines.filter(rule=Rule.PROMISE).exists()
    petition = town.at(State.ACCEPTED, subject=Subject.PAYMENT)
    promise = petition.deadlines.get(rule=Rule.PROMISE)
    assert (promise.title, promise.beside, promise.due) == ("发放问题10天内办结", Rule.FINISH, date(2026, 3, 12))
    assert petition.deadlines.get(rule=Rule.FINISH).due == date(2026, 5, 1)
    with time_machine.travel("2026-03-20 10:00+08:00", tick=False):
        handling.withdraw(petition=petition, by=town.worker, reason="来电撤回")
    facts = petition.events.last().facts
    assert (facts["met"], facts["late"], facts["promises_missed"]) == (["finish", "promise"], [], True)


@time_machine.travel(NOON, tick=False)
def test_a_promise_to_tell_is_met_by_accepting(town):
    clock_rules.add_promise(by=town.leader, **PROMISE | {"event": Event.RECEIVED, "days": 3, "name": "3天内告知"})
    petition = town.submit().petition
    assert petition.deadlines.get(rule=Rule.PROMISE).beside == Rule.TELL
    handling.accept(petition=petition, by=town.worker)
    assert not petition.deadlines.running().filter(rule=Rule.PROMISE).exists()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"days": 61}, "办结.*60天.*第三十四条"),
        ({"unit": Unit.WORKING, "days": 5}, "也请按天填"),
        ({"event": Event.RECEIVED, "kinds": [], "days": 16}, "15"),
        ({"days": 0}, "1到365"),
        ({"name": " "}, "名称"),
        ({"article": " "}, "依据"),
        ({"event": Event.SERVED}, "来件人自己的期限"),
        ({"valid_from": date(2026, 3, 1)}, "今天"),
    ],
)
@time_machine.travel(NOON, tick=False)
def test_a_promise_that_cannot_be_given_says_why(town, changes, says):
    with pytest.raises(Refused, match=says):
        clock_rules.add_promise(by=town.leader, **PROMISE | changes)
    assert not ClockRule.objects.filter(rule=Rule.PROMISE).exists()


@time_machine.travel(NOON, tick=False)
def test_one_promise_for_one_thing_and_never_longer_than_a_new_law(town):
    promise = clock_rules.add_promise(by=town.leader, **PROMISE)
    with pytest.raises(Refused, match="已经有承诺"):
        clock_rules.add_promise(by=town.leader, **PROMISE)
    finish = ClockRule.objects.get(code="finish")
    with pytest.raises(Refused, match="发放问题10天内办结"):
        clock_rules.replace(rule=finish, by=town.leader, days=7, article="新条例", valid_from=date(2026, 4, 1))
    with pytest.raises(Refused, match="停用"):
        clock_rules.replace(rule=promise, by=town.leader, days=7, article="新承诺", valid_from=date(2026, 4, 1))
    clock_rules.end(rule=promise, by=town.leader, last_day=date(2026, 3, 31))
    same = {"days": finish.days, "article": finish.article, "extendable": finish.extendable}
    with pytest.raises(Refused, match="和原来一样"):
        clock_rules.replace(rule=finish, by=town.leader, valid_from=date(2026, 4, 1), **same)
    clock_rules.replace(rule=finish, by=town.leader, days=7, article="新条例", valid_from=date(2026, 4, 1))
    with pytest.raises(Refused, match="已经停用"):
        clock_rules.end(rule=finish, by=town.leader, last_day=date(2026, 5, 1))


@time_machine.travel(NOON, tick=False)
def test_only_the_leader_touches_the_table_and_no_person_is_named_in_it(town):
    tell = ClockRule.objects.get(code="tell")
    for person in (town.worker, town.receptionist, town.publisher):
        with pytest.raises(NotAllowed):
            clock_rules.add_promise(by=person, **PROMISE)
        with pytest.raises(NotAllowed):
            clock_rules.end(rule=tell, by=person, last_day=timezone.localdate())
        with pytest.raises(NotAllowed):
            clock_rules.replace(rule=tell, by=person, days=1, article="一", valid_from=date(2026, 4, 1))
    with pytest.raises(NotClean):
        clock_rules.add_promise(by=town.leader, **PROMISE, note="找13800138000")
    with pytest.raises(Refused):
        clock_rules.end(rule=tell, by=town.leader, last_day=date(2026, 3, 1))


@time_machine.travel(NOON, tick=False)
def test_a_ticket_needs_its_own_day(town):
    with pytest.raises(Refused, match="12345工单"):
        town.submit(channel=Channel.HOTLINE, ticket_due=None)
    with pytest.raises(Refused, match="早于收到日期"):
        town.submit(channel=Channel.HOTLINE, ticket_due=date(2026, 3, 1))
