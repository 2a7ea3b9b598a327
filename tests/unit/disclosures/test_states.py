"""The window of 2 March 2026, a Monday: 7 full days, so it ends on Monday 9 March at 24:00."""

import datetime as dt
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from disclosures import states
from disclosures.models import WithdrawalReason
from disclosures.states import State

SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def notice(**changes):
    values = {"opens_at": at("2026-03-02 00:00"), "ends_at": at("2026-03-10 00:00"), "withdrawn_at": None}
    return SimpleNamespace(**{**values, **changes})


@pytest.mark.parametrize(
    ("now", "state", "words"),
    [
        ("2026-03-01 23:59", State.SCHEDULED, "2026年3月2日（周一）起公示"),
        ("2026-03-02 00:00", State.OPEN, "还剩7天，2026年3月9日（周一）24:00截止"),
        ("2026-03-06 12:00", State.OPEN, "还剩3天，2026年3月9日（周一）24:00截止"),
        ("2026-03-09 23:59", State.OPEN, "今天是最后一天，2026年3月9日（周一）24:00截止"),
        ("2026-03-10 00:00", State.CLOSED, "已于2026年3月9日（周一）24:00截止，名单已依法撤下"),
    ],
)
def test_the_clock_says_the_state(now, state, words):
    assert states.state_of(notice(), at(now)) is state
    assert states.say_state(notice(), at(now)) == words


def test_withdrawal_wins():
    taken_down = notice(withdrawn_at=at("2026-03-04 09:00"))
    assert states.state_of(taken_down, at("2026-03-06 12:00")) is State.WITHDRAWN
    assert states.say_state(taken_down, at("2026-03-20 12:00")) == "已于2026年3月4日（周三）撤下"


def test_without_an_end_it_stays_open():
    standing = notice(ends_at=None)
    assert states.state_of(standing, at("2030-01-01 00:00")) is State.OPEN
    assert states.days_left(standing, at("2030-01-01 00:00")) is None
    assert states.say_state(standing, at("2030-01-01 00:00")) == "2026年3月2日（周一）起长期公示"


@pytest.mark.parametrize(
    ("now", "changes"),
    [
        ("2026-03-05 10:00", "2026-03-06 00:00"),
        ("2026-03-09 23:00", "2026-03-10 00:00"),
        ("2026-03-20 08:00", "2026-03-21 00:00"),
    ],
)
def test_words_stay_true_until_the_next_change(now, changes):
    assert states.changes_next_at(notice(), at(now)) == at(changes)


def test_a_window_that_opens_at_noon_changes_then():
    assert states.changes_next_at(notice(opens_at=at("2026-03-02 12:00")), at("2026-03-02 08:00")) == at(
        "2026-03-02 12:00"
    )


@pytest.mark.parametrize(
    ("asks", "outcome", "now", "due"),
    [
        (True, "", "2026-03-10 00:00", True),
        (True, "upheld", "2026-03-10 00:00", False),
        (False, "", "2026-03-10 00:00", False),
        (True, "", "2026-03-09 12:00", False),
    ],
)
def test_a_closed_window_asks_for_its_outcome(asks, outcome, now, due):
    closed = notice(outcome=outcome, round=SimpleNamespace(has_objection_window=asks))
    assert states.is_outcome_due(closed, at(now)) is due


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("2026-03-09 23:59", ["privacy", "wrong_content", "wrong_procedure", "ended"]),
        ("2026-03-10 00:00", ["wrong_content", "wrong_procedure"]),
    ],
)
def test_after_its_end_a_notice_comes_down_only_for_what_stays(now, left):
    assert [str(reason) for reason in states.reasons_by_hand(notice(), at(now))] == left
    assert states.reasons_by_hand(notice(withdrawn_at=at("2026-03-05 10:00")), at(now)) == ()


def test_every_reason_has_its_words():
    assert set(states.AFTER_WITHDRAWAL) == set(WithdrawalReason)
    assert set(states.TONES) == set(State)
