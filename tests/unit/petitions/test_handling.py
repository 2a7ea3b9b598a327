from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from petitions import notifications
from petitions.errors import Conflict, NotClean, Refused, WrongState
from petitions.models import CaseEvent, Petition
from petitions.services import clocks, handling, moves
from petitions.vocabulary import Action, Channel, Kind, State
from portal.accounts.permissions import NotAllowed


def test_accepting_is_one_event_and_one_version(town):
    petition = town.submit().petition
    handling.accept(petition=petition, by=town.worker, note="七日内上门。")
    assert (petition.state, petition.version) == (State.ACCEPTED, 2)
    assert petition.accepted_at is not None
    event = petition.events.last()
    assert (event.action, event.from_state, event.to_state, event.by, event.public_note) == (
        Action.ACCEPT,
        State.RECEIVED,
        State.ACCEPTED,
        town.worker,
        "七日内上门。",
    )
    assert event.facts == {"kind": "claim", "met": ["tell"], "late": []}


@pytest.mark.parametrize("who", ["receptionist", "leader", "publisher"])
def test_only_who_may_accept_accepts(town, who):
    petition = town.submit().petition
    with pytest.raises(NotAllowed):
        handling.accept(petition=petition, by=getattr(town, who))
    assert Petition.objects.get().state == State.RECEIVED
    assert CaseEvent.objects.count() == 1


def test_a_move_that_is_not_in_the_table_says_where_the_case_stands(town):
    petition = town.at(State.ACCEPTED)
    with pytest.raises(WrongState, match="办理中"):
        handling.accept(petition=petition, by=town.worker)


def test_a_stranger_hears_nothing_about_the_state(town):
    petition = town.at(State.ACCEPTED)
    with pytest.raises(NotAllowed):
        handling.accept(petition=petition, by=town.publisher)


# --- two people at once ---------------------------------------------------------------------------------------------


def test_of_two_people_who_saw_the_same_page_the_second_is_told(town):
    petition = town.submit().petition
    theirs = Petition.objects.get()
    handling.accept(petition=petition, by=town.worker)
    with pytest.raises(Conflict, match="刷新"):
        handling.decline(petition=theirs, by=town.staff("case_worker"), reason="不归我们管")
    with pytest.raises(Conflict):
        handling.record(petition=petition, by=town.worker, note="一", version=1)
    assert CaseEvent.objects.count() == 2
    theirs.refresh_from_db()
    handling.record(petition=theirs, by=town.worker, note="入户")


def test_looking_is_no_change(town):
    petition = town.submit().petition
    handling.view_petitioner(petition=petition, by=town.worker, reason="回电")
    assert petition.version == 1


def test_a_move_that_fails_half_way_leaves_nothing(town, monkeypatch):
    petition = town.submit().petition

    def fail(*args):
        raise RuntimeError

    monkeypatch.setattr(clocks, "start", fail)
    with pytest.raises(RuntimeError):
        handling.accept(petition=petition, by=town.worker)
    row = Petition.objects.get()
    assert (row.state, row.version, row.accepted_at) == (State.RECEIVED, 1, None)
    assert row.deadlines.get().met_at is None
    assert CaseEvent.objects.count() == 1
    assert petition.state == State.RECEIVED


@pytest.fixture
def heard():
    """A listener that hears, and then breaks with a personal word in its mouth."""
    moves_heard = []

    def listener(moved):
        moves_heard.append((moved.action, moved.to_state))
        raise ValueError("钱进宝")

    notifications.listen(listener)
    yield moves_heard
    notifications.forget(listener)


def test_listeners_hear_after_the_commit_and_cannot_break_it(town, heard, django_capture_on_commit_callbacks):
    petition = town.submit().petition
    with django_capture_on_commit_callbacks() as callbacks:
        handling.accept(petition=petition, by=town.worker)
    assert heard == []
    for callback in callbacks:
        callback()
    assert heard == [("accept", "accepted")]


def test_a_listener_that_fails_leaves_no_personal_word_in_the_log(
    town, heard, django_capture_on_commit_callbacks, caplog
):
    with django_capture_on_commit_callbacks(execute=True):
        town.submit()
    assert "ValueError" in caplog.text
    assert "钱进宝" not in caplog.text


# --- each move ------------------------------------------------------------------------------------------------------


def test_declining_needs_a_reason_that_the_petitioner_reads(town):
    petition = town.submit().petition
    with pytest.raises(Refused):
        handling.decline(petition=petition, by=town.worker, reason=" ")
    handling.decline(petition=petition, by=town.worker, reason="已在法院审理。")
    assert (petition.state, petition.closed_at is not None) == (State.DECLINED, True)
    assert petition.events.last().public_note == "已在法院审理。"
    assert not petition.deadlines.running().exists()


def test_transferring_keeps_where_to_and_not_what(town):
    petition = town.submit(kind=Kind.ACCUSATION, accused_unit=town.other_village).petition
    with pytest.raises(NotClean):
        handling.transfer(petition=petition, by=town.worker, organ="找13800138000")
    handling.transfer(petition=petition, by=town.worker, organ="县纪委监委", without_copy="县里自己调取材料")
    assert petition.state == State.TRANSFERRED
    event = petition.events.last()
    assert event.facts["organ"] == "县纪委监委"
    assert "县纪委监委" in event.public_note


@pytest.mark.parametrize(("day", "in_time"), [("2026-03-09", True), ("2026-03-10", False)])
def test_a_wrong_transfer_goes_back_within_five_working_days(town, day, in_time):
    with time_machine.travel("2026-03-02 10:00+08:00", tick=False):  # a Monday; the fifth working day is the 9th
        petition = town.submit(channel=Channel.TRANSFER, source_organ="县信访局").petition
    with time_machine.travel(f"{day} 16:00+08:00", tick=False):
        if not in_time:
            with pytest.raises(WrongState):
                handling.send_back(petition=petition, by=town.worker, reason="属县民政局职权")
            return
        handling.send_back(petition=petition, by=town.worker, reason="属县民政局职权")
    assert petition.state == State.SENT_BACK
    assert petition.events.last().public_note == ""


def test_only_a_transferred_matter_goes_back(town):
    with pytest.raises(WrongState):
        handling.send_back(petition=town.submit().petition, by=town.worker, reason="不归我们")


def test_withdrawing_keeps_number_and_record(town):
    petition = town.at(State.ACCEPTED)
    handling.withdraw(petition=petition, by=town.worker, reason="来电撤回")
    assert petition.state == State.WITHDRAWN
    assert petition.events.count() == 3


def test_changing_the_class_changes_the_clocks_from_the_same_days(town):
    with time_machine.travel("2026-03-02 10:00+08:00", tick=False):
        petition = town.submit(kind=Kind.CONSULTATION, channel=Channel.VISIT).petition
        assert not petition.deadlines.exists()
    with time_machine.travel("2026-03-04 10:00+08:00", tick=False):
        handling.classify(petition=petition, by=town.worker, kind=Kind.INFORMATION, reason="实为申请公开")
        information = petition.deadlines.get(rule="information")
        assert (information.rule, information.starts_on) == ("information", date(2026, 3, 2))
        handling.classify(petition=petition, by=town.worker, kind=Kind.CLAIM)
    information.refresh_from_db()
    assert information.dropped_at is not None
    assert petition.deadlines.running().get().rule == "tell"
    assert petition.events.last().facts["kind_before"] == "information"
    with pytest.raises(Refused):
        handling.classify(petition=petition, by=town.worker, kind=Kind.CLAIM)
    with pytest.raises(Refused):
        handling.classify(petition=petition, by=town.worker, kind=Kind.OBJECTION)


def test_an_accepted_question_that_is_a_claim_gets_its_sixty_days_from_acceptance(town):
    with time_machine.travel("2026-03-02 10:00+08:00", tick=False):
        petition = town.submit(kind=Kind.CONSULTATION).petition
    with time_machine.travel("2026-03-03 10:00+08:00", tick=False):
        handling.accept(petition=petition, by=town.worker)
    with time_machine.travel("2026-03-09 10:00+08:00", tick=False):
        handling.classify(petition=petition, by=town.worker, kind=Kind.CLAIM)
    finish = petition.deadlines.running().get()
    assert (finish.rule, finish.starts_on, finish.due) == ("finish", date(2026, 3, 3), date(2026, 5, 2))


def test_a_case_is_given_to_somebody_who_may_work_on_it(town):
    petition = town.at(State.ACCEPTED)
    with pytest.raises(NotAllowed):
        handling.assign(petition=petition, by=town.leader, assignee=town.receptionist)
    handling.assign(petition=petition, by=town.leader, assignee=town.worker)
    assert (petition.assignee, petition.assignee_unit) == (town.worker, town.unit)
    with pytest.raises(Refused):
        handling.assign(petition=petition, by=town.leader)


def test_nobody_of_the_accused_unit_is_given_the_case(town):
    accused = town.staff("case_worker", unit=town.other_village)
    petition = town.submit(kind=Kind.ACCUSATION, accused_unit=town.other_village).petition
    with pytest.raises(NotAllowed, match="回避"):
        handling.assign(petition=petition, by=town.leader, assignee=accused)
    with pytest.raises(NotAllowed):
        handling.assign(petition=petition, by=town.leader, unit=town.other_village)


def test_the_last_day_is_put_back_once_with_a_reason(town):
    with time_machine.travel("2026-02-10 10:00+08:00", tick=False):
        petition = town.at(State.ACCEPTED)
    with time_machine.travel("2026-04-01 10:00+08:00", tick=False):
        with pytest.raises(NotAllowed):
            handling.extend(petition=petition, by=town.worker, days=30, reason="等鉴定")
        for days, reason in ((31, "等鉴定"), (0, "等鉴定"), (30, " ")):
            with pytest.raises(Refused):
                handling.extend(petition=petition, by=town.leader, days=days, reason=reason)
        handling.extend(petition=petition, by=town.leader, days=30, reason="等鉴定结果")
        event = petition.events.last()
        assert (event.deadline_before, event.deadline_after) == (date(2026, 4, 11), date(2026, 5, 11))
        assert event.public_note == "等鉴定结果"
        with pytest.raises(WrongState, match="一次"):
            handling.extend(petition=petition, by=town.leader, days=5, reason="还要等")


def test_a_day_that_has_passed_is_not_put_back(town):
    petition = town.at(State.ACCEPTED)
    with time_machine.travel(timezone.now() + timedelta(days=61)), pytest.raises(WrongState, match="已过"):
        handling.extend(petition=petition, by=town.leader, days=30, reason="忘了")


def test_a_question_has_no_day_to_put_back(town):
    petition = town.at(State.ACCEPTED, kind=Kind.CONSULTATION)
    with pytest.raises(WrongState):
        handling.extend(petition=petition, by=town.leader, days=5, reason="等")


def test_a_question_is_answered_on_the_spot(town):
    petition = town.submit(kind=Kind.CONSULTATION, channel=Channel.VISIT).petition
    handling.answer_at_once(petition=petition, by=town.worker, answer="带户口簿到2号窗口。")
    assert petition.state == State.CLOSED
    assert petition.closed_at is not None


def test_a_look_at_the_petitioner_needs_a_permission_and_a_reason_and_stays_in_the_record(town):
    petition = town.submit().petition
    with pytest.raises(NotAllowed):
        handling.view_petitioner(petition=petition, by=town.publisher, reason="好奇")
    with pytest.raises(Refused):
        handling.view_petitioner(petition=petition, by=town.worker, reason="")
    person = handling.view_petitioner(petition=petition, by=town.worker, reason="电话核实")
    assert person.name == "钱进宝"
    event = petition.events.last()
    assert (event.action, event.by, event.internal_note) == (Action.VIEW_PETITIONER, town.worker, "电话核实")
    assert (
        handling.view_petitioner(petition=town.submit(is_anonymous=True).petition, by=town.worker, reason="看") is None
    )


def test_recording_needs_words(town):
    petition = town.at(State.ACCEPTED)
    with pytest.raises(Refused):
        handling.record(petition=petition, by=town.worker, note=" ")
    handling.record(petition=petition, by=town.worker, note="入户", public_note="已上门核实。")
    assert petition.events.order_by("at", "pk").last().public_note == "已上门核实。"


def test_what_was_written_by_the_petitioner_is_never_saved_again():
    assert not {"request", "facts"} & set(moves._PLAIN)
