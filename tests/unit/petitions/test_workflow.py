"""The table, every pair of action and state."""

import pytest

from petitions import workflow
from petitions.errors import WrongState
from petitions.vocabulary import FINISHED, Action, Kind, State

A, S = Action, State
IN_HAND = {S.ACCEPTED, S.RETURNED}
ANSWERED = {S.ISSUED, S.SERVED, S.CLOSED}

# Written out a second time, by hand: what a named claim can do, from where and to where (None: stays).
CLAIM = {
    A.CLASSIFY: ({S.RECEIVED, *IN_HAND}, None),
    A.ACCEPT: ({S.RECEIVED}, S.ACCEPTED),
    A.DECLINE: ({S.RECEIVED}, S.DECLINED),
    A.TRANSFER: ({S.RECEIVED, *IN_HAND}, S.TRANSFERRED),
    A.SEND_BACK: ({S.RECEIVED}, S.SENT_BACK),
    A.WITHDRAW: ({S.RECEIVED, *IN_HAND, S.AWAITING_APPROVAL, S.APPROVED, S.ISSUED}, S.WITHDRAWN),
    A.ASSIGN: ({S.RECEIVED, *IN_HAND}, None),
    A.RECORD: ({S.RECEIVED, *IN_HAND, S.AWAITING_APPROVAL, S.APPROVED, S.ISSUED, S.SERVED, S.CLOSED}, None),
    A.EXTEND: (IN_HAND, None),
    A.ANSWER_AT_ONCE: (set(), None),
    A.DRAFT_REPLY: (IN_HAND, None),
    A.SUBMIT_REPLY: (IN_HAND, S.AWAITING_APPROVAL),
    A.RETURN_REPLY: ({S.AWAITING_APPROVAL}, S.RETURNED),
    A.APPROVE_REPLY: ({S.AWAITING_APPROVAL}, S.APPROVED),
    A.ISSUE_REPLY: ({S.APPROVED}, S.ISSUED),
    A.ASK_SEAL: (ANSWERED, None),
    A.APPROVE_SEAL: (ANSWERED, None),
    A.MARK_SERVED: ({S.ISSUED}, S.SERVED),
    A.CLOSE: ({S.SERVED}, S.CLOSED),
    A.REQUEST_REVIEW: ({S.SERVED, S.CLOSED}, None),
    A.CONCLUDE_REVIEW: (set(), None),
    A.PREPARE_ANSWER: (ANSWERED, None),
    A.PUBLISH_ANSWER: (ANSWERED, None),
    A.WITHDRAW_ANSWER: (ANSWERED, None),
    A.VIEW_PETITIONER: (set(S), None),
    A.OPEN_ATTACHMENT: (set(S), None),
    A.DOWNLOAD_PAPER: (set(S), None),
    A.RECALCULATE: (set(S), None),
    A.CONFIRM_RECEIPT: (set(), None),
    A.SPLIT: ({S.RECEIVED, *IN_HAND}, None),
    A.LINK: (set(S), None),
    A.MERGE: ({S.RECEIVED, *IN_HAND}, S.MERGED),
    A.RETURN_ASSIGNMENT: (IN_HAND, None),
    A.REMIND: ({S.RECEIVED, *IN_HAND, S.AWAITING_APPROVAL, S.APPROVED, S.ISSUED}, None),
    A.CHECK: ({S.RECEIVED, *IN_HAND, S.AWAITING_APPROVAL, S.APPROVED, S.ISSUED, S.SERVED}, None),
    A.INVESTIGATE: (IN_HAND, None),
    A.MEDIATE: (IN_HAND, None),
    A.HEAR: (IN_HAND, None),
    A.ASK_PAPERS: ({S.RECEIVED, *IN_HAND}, None),
    A.PAPERS_IN: ({S.RECEIVED, *IN_HAND}, None),
    A.ASK_EXTENSION: (IN_HAND, None),
    A.RETURN_EXTENSION: (IN_HAND, None),
    A.REOPEN: ({S.SERVED, S.CLOSED, S.DECLINED, S.TRANSFERRED, S.WITHDRAWN}, S.ACCEPTED),
    A.ASK_REVIEW: ({S.SERVED, S.CLOSED}, None),
    A.SUPPLEMENT: ({S.RECEIVED, *IN_HAND, S.AWAITING_APPROVAL, S.APPROVED, S.ISSUED, S.SERVED, S.CLOSED}, None),
    A.RATE: ({S.SERVED, S.CLOSED, S.DECLINED, S.TRANSFERRED}, None),
    A.NAME_ACCUSED: (set(S), None),
    A.FORWARD_COPY: ({S.RECEIVED, *IN_HAND, S.TRANSFERRED}, None),
    A.REISSUE_CODE: (set(S), None),
    A.PRESERVE: (set(S), None),
    A.RELEASE: (set(S), None),
    A.DISPOSE: (
        {S.CLOSED, S.DECLINED, S.TRANSFERRED, S.SENT_BACK, S.WITHDRAWN, S.MERGED},
        None,
    ),
    A.REFUSE_LOOK: (set(S), None),
    A.OPEN_MATTER: (set(S), None),
    A.SUBMIT: (set(), S.RECEIVED),
}


def test_every_action_is_written_out():
    assert set(CLAIM) == set(Action)
    assert {move.action for move in workflow.MOVES} == set(Action)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", Action)
def test_a_claim_moves_as_written_and_no_further(action, state):
    sources, target = CLAIM[action]
    if state not in sources:
        with pytest.raises(WrongState) as refusal:
            workflow.find_move(action, state=state, kind=Kind.CLAIM)
        assert str(action.label) in refusal.value.sentence
        return
    move = workflow.find_move(action, state=state, kind=Kind.CLAIM)
    assert move.arrives_at(state) == (target or state)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("state", FINISHED)
def test_a_finished_case_changes_its_state_only_by_being_taken_up_again(state, kind):
    for move in workflow.actions_from(state, kind=kind, is_anonymous=True):
        assert move.arrives_at(state) == state or move.action == A.REOPEN


def test_a_question_is_answered_at_once_but_a_named_claim_is_not():
    assert workflow.is_possible(A.ANSWER_AT_ONCE, state=S.RECEIVED, kind=Kind.CONSULTATION)
    assert not workflow.is_possible(A.ANSWER_AT_ONCE, state=S.ACCEPTED, kind=Kind.CLAIM)
    assert workflow.is_possible(A.ANSWER_AT_ONCE, state=S.ACCEPTED, kind=Kind.CLAIM, is_anonymous=True)
    assert not workflow.is_possible(A.ANSWER_AT_ONCE, state=S.RECEIVED, kind=Kind.CLAIM, is_anonymous=True)


def test_an_accusation_never_becomes_a_public_answer():
    for action in (A.PREPARE_ANSWER, A.PUBLISH_ANSWER):
        assert not any(workflow.is_possible(action, state=state, kind=Kind.ACCUSATION) for state in State)


def test_only_the_resident_and_the_calendar_move_without_a_permission():
    assert {move.action for move in workflow.MOVES if move.permission is None} == {
        A.SUBMIT, A.RECALCULATE, A.SUPPLEMENT, A.RATE, A.ASK_REVIEW,
    }  # fmt: skip


def test_one_action_has_one_permission():
    by_action = {}
    for move in workflow.MOVES:
        by_action.setdefault(move.action, set()).add(move.permission)
    assert all(len(permissions) == 1 for permissions in by_action.values())


def test_every_line_names_its_article_and_reason():
    assert all(move.article and move.reason for move in workflow.MOVES)


def test_a_move_to_an_end_meets_every_clock_or_comes_after_service():
    for move in workflow.MOVES:
        if workflow.ends(move):
            assert move.meets == workflow.EVERY_RULE or move.sources == (S.SERVED,)
