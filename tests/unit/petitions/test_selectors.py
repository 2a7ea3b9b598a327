"""What the holder of a code reads, what staff lists show, and in how many questions to the database."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from petitions import selectors
from petitions.services import answers, handling, replies
from petitions.vocabulary import Action, Channel, Kind, State
from tests.factories.petitions import AnswerFactory

# --- the holder of a code -------------------------------------------------------------------------------------------


def test_the_whole_story_in_plain_words_without_a_name_of_staff(town):
    with time_machine.travel("2026-03-10 10:00+08:00", tick=False):
        receipt = town.submit()
        petition = receipt.petition
        handling.accept(petition=petition, by=town.worker)
        handling.assign(petition=petition, by=town.leader, assignee=town.worker, note="请抓紧")
        handling.view_petitioner(petition=petition, by=town.worker, reason="回电")
        handling.record(petition=petition, by=town.worker, note="内部情况")
        handling.record(petition=petition, by=town.worker, note="", public_note="已上门核实。")
    tracked = selectors.track(selectors.find_by_code(petition.number, receipt.code))
    assert [(step.day, step.title) for step in tracked.steps] == [
        (date(2026, 3, 10), title) for title in ("收到您的来件", "已受理", "已交承办单位办理", "办理情况")
    ]
    assert tracked.steps[-1].text == "已上门核实。"
    assert (tracked.next.text, tracked.next.by_when) == ("查清情况，给您书面答复。", date(2026, 5, 9))
    assert tracked.times_person_viewed == 1
    story = repr(tracked)
    for word in (town.worker.display_name, town.leader.display_name, "请抓紧", "内部情况", "回电", "钱进宝"):
        assert word not in story


def test_wrong_number_or_code_is_nothing(town):
    receipt = town.submit()
    assert selectors.find_by_code(receipt.petition.number, "0" * 28) is None
    assert selectors.find_by_code("2026-9999", receipt.code) is None


@pytest.mark.parametrize(
    ("state", "word", "replies_shown"),
    [
        (State.RECEIVED, "待受理", 0),
        (State.ACCEPTED, "办理中", 0),
        (State.AWAITING_APPROVAL, "办理中", 0),
        (State.APPROVED, "办理中", 0),
        (State.ISSUED, "已出答复", 1),
        (State.SERVED, "已答复", 1),
        (State.CLOSED, "已办结", 1),
    ],
)
def test_a_draft_stays_inside(town, state, word, replies_shown):
    from petitions.tracking import track

    tracked = track(town.at(state))
    assert (tracked.state_word, len(tracked.replies)) == (word, replies_shown)


def test_by_when_is_said_to_be_late_and_provisional(town):
    from petitions.tracking import track

    with time_machine.travel("2026-11-23 10:00+08:00", tick=False):
        petition = town.at(State.ACCEPTED)
        assert track(petition).next.provisional
    with time_machine.travel("2027-02-01 10:00+08:00", tick=False):
        assert track(petition).next.is_late


def test_after_service_the_petitioner_reads_where_to_go(town):
    from petitions.tracking import track

    with time_machine.travel("2026-03-10 10:00+08:00", tick=False):
        petition = town.at(State.SERVED)
        following = track(petition).next
        assert "青石县人民政府" in following.text
        assert following.by_when == date(2026, 4, 9)
    with time_machine.travel("2026-04-10 10:00+08:00", tick=False):
        assert track(petition).next is None
    assert "申请复查" in track(town.at(State.CLOSED)).next.text  # closing does not shorten the thirty days


def test_every_action_has_been_thought_about():
    """A new action must say whether the petitioner reads it."""
    from petitions import tracking

    inside = {
        Action.DRAFT_REPLY,
        Action.SUBMIT_REPLY,
        Action.RETURN_REPLY,
        Action.APPROVE_REPLY,
        Action.PREPARE_ANSWER,
        Action.PUBLISH_ANSWER,
        Action.WITHDRAW_ANSWER,
        Action.VIEW_PETITIONER,
        Action.OPEN_ATTACHMENT,
        Action.OPEN_MATTER,
        Action.ASK_EXTENSION,
        Action.RETURN_EXTENSION,
        Action.RETURN_ASSIGNMENT,
        Action.REMIND,
        Action.CHECK,
        Action.LINK,
        Action.NAME_ACCUSED,
        Action.FORWARD_COPY,
        Action.PRESERVE,
        Action.RELEASE,
        Action.DOWNLOAD_PAPER,
        Action.ASK_SEAL,
        Action.APPROVE_SEAL,
        Action.REFUSE_LOOK,
    }
    assert set(Action) - set(tracking.titles()) == inside


# --- staff ----------------------------------------------------------------------------------------------------------


def test_what_waits_for_whom(town):
    new, taken = town.submit().petition, town.at(State.ACCEPTED)
    mine = town.at(State.ACCEPTED)
    handling.assign(petition=mine, by=town.leader, assignee=town.worker)
    theirs = town.at(State.ACCEPTED)
    handling.assign(petition=theirs, by=town.leader, assignee=town.staff("case_worker"))
    to_sign, to_issue, to_serve = (town.at(state) for state in (State.AWAITING_APPROVAL, State.APPROVED, State.ISSUED))
    to_close = town.at(State.SERVED)
    town.at(State.CLOSED)
    assert set(selectors.piles(town.worker, selectors.cases(town.worker))["waiting"]) == {
        new,
        taken,
        mine,
        to_issue,
        to_serve,
        to_close,
    }
    assert set(selectors.piles(town.leader, selectors.cases(town.leader))["waiting"]) == {to_sign}
    assert not selectors.piles(town.receptionist, selectors.cases(town.receptionist))["waiting"].exists()
    assert not selectors.piles(town.publisher, selectors.cases(town.publisher))["waiting"].exists()


def test_due_soon_and_overdue(town):
    with time_machine.travel("2026-03-02 10:00+08:00", tick=False):
        petition = town.submit().petition  # tell by Tuesday 17 March
    with time_machine.travel("2026-03-09 10:00+08:00", tick=False):
        assert not selectors.piles(town.worker, selectors.cases(town.worker))["soon"].exists()
    for day in ("2026-03-10", "2026-03-17"):
        with time_machine.travel(f"{day} 10:00+08:00", tick=False):
            assert list(selectors.piles(town.worker, selectors.cases(town.worker))["soon"]) == [petition]
            assert not selectors.piles(town.worker, selectors.cases(town.worker))["overdue"].exists()
    with time_machine.travel("2026-03-18 10:00+08:00", tick=False):
        assert not selectors.piles(town.worker, selectors.cases(town.worker))["soon"].exists()
        (late,) = selectors.piles(town.worker, selectors.cases(town.worker))["overdue"]
        assert (late.next_rule, late.next_due) == ("tell", date(2026, 3, 17))
        handling.accept(petition=petition, by=town.worker)
        assert petition.events.last().facts["late"] == ["tell"]
        assert not selectors.piles(town.worker, selectors.cases(town.worker))["overdue"].exists()


def test_returned(town):
    petition = town.at(State.AWAITING_APPROVAL)
    replies.return_(reply=petition.replies.get(), by=town.leader, reason="补充")
    assert list(selectors.piles(town.worker, selectors.cases(town.worker))["returned"]) == [petition]


def test_a_list_asks_once_whatever_its_length(town, django_assert_max_num_queries):
    for _ in range(4):
        town.submit(channel=Channel.LETTER)
    with django_assert_max_num_queries(5):
        rows = [
            (case.village.name, case.assignee, case.next_due, case.summary) for case in selectors.cases(town.worker)
        ]
    assert len(rows) == 4


def test_a_list_does_not_unseal(town, monkeypatch):
    from portal.privacy import vault

    town.submit()
    monkeypatch.setattr(vault, "open", lambda sealed: 1 / 0)
    assert [case.summary for case in selectors.cases(town.worker)] == ["杜村 · 申诉求决"]


def test_the_buttons_are_the_lines_of_the_table_that_one_may(town):
    petition = town.submit().petition

    def buttons(user):
        return {move.action for move in selectors.moves_for(user, petition)}

    assert buttons(town.receptionist) == {Action.RECORD, Action.LINK, Action.NAME_ACCUSED, Action.REISSUE_CODE}
    assert Action.ACCEPT in buttons(town.worker)
    assert Action.EXTEND not in buttons(town.leader)
    assert buttons(town.publisher) == set()


# --- everybody ------------------------------------------------------------------------------------------------------


def test_only_published_answers_are_public(town):
    shown = AnswerFactory(published=True)
    AnswerFactory()
    gone = AnswerFactory(withdrawn=True)
    assert list(selectors.published_answers()) == [shown]
    assert selectors.published_answer(gone.number) is None
    assert selectors.is_withdrawn_answer(gone.number)
    assert not selectors.is_withdrawn_answer(shown.number)


def test_answers_wait_for_somebody_who_did_not_write_them(town):
    petition = town.submit(kind=Kind.CONSULTATION).petition
    handling.answer_at_once(petition=petition, by=town.worker, answer="好。")
    draft = answers.prepare(petition=petition, by=town.worker, title="一", question="二", answer="三")
    assert list(selectors.answers_waiting_for(town.publisher)) == [draft]
    assert not selectors.answers_waiting_for(town.worker).exists()
    assert list(selectors.answers(town.worker)) == [draft]
    assert not selectors.answers(town.receptionist).exists()


def test_days_left(town):
    petition = town.submit().petition
    clock = petition.deadlines.get()
    assert clock.days_left == 15
    assert not clock.is_overdue
    with time_machine.travel(timezone.now() + timedelta(days=16)):
        assert clock.days_left == -1
        assert clock.is_overdue
