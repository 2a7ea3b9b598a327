"""复查 and 复核: each a case of its own with thirty days, one opening the window of the next."""

from datetime import date

import pytest
import time_machine

from petitions import codes
from petitions.errors import Refused, WindowClosed, WrongState
from petitions.models import Review
from petitions.services import intake, reviews
from petitions.vocabulary import Action, Kind, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def served(town):
    """Served on Tuesday 10 March 2026: thirty days until Thursday 9 April."""
    with time_machine.travel("2026-03-10 10:00+08:00", tick=False):
        return town.at(State.SERVED)


def ask(petition, key=None, reason="入户时漏算了医药费。"):
    return reviews.ask(review=petition.reviews.last(), reason=reason, idempotency_key=key or codes.new_key())


def test_by_code_it_becomes_a_case_with_its_own_number_code_and_thirty_days(served):
    with time_machine.travel("2026-03-20 10:00+08:00", tick=False):
        receipt = ask(served)
    case = receipt.petition
    assert (case.kind, case.reviews_case, case.review_level, case.channel) == (Kind.REVIEW, served, 1, "web")
    assert case.number != served.number
    assert intake.look_up(case.number, receipt.code) == case
    assert (case.petitioner.name, case.village) == (served.petitioner.name, served.village)
    # Friday 20 March + 30 days: Sunday 19 April; act by Friday the 17th.
    clock = case.deadlines.get(rule="review_decision")
    assert (clock.due, clock.act_by) == (date(2026, 4, 19), date(2026, 4, 17))
    event = served.events.get(action=Action.ASK_REVIEW)
    assert (event.by, event.facts["case"]) == (None, case.number)


def test_sent_twice_it_is_one_case_with_one_receipt(served):
    with time_machine.travel("2026-03-20 10:00+08:00", tick=False):
        key = codes.new_key()
        first, second = ask(served, key), ask(served, key)
    assert (first.petition, first.code) == (second.petition, second.code)
    assert Review.objects.count() == 1


def test_a_second_request_and_one_out_of_time_are_refused(served):
    with time_machine.travel("2026-04-10 00:01+08:00", tick=False), pytest.raises(WindowClosed):
        ask(served)
    with time_machine.travel("2026-04-09 23:59+08:00", tick=False):
        ask(served)
        with pytest.raises(WrongState):
            ask(served)


def test_the_decision_opens_the_window_of_the_next_level_and_the_last_is_final(town, served):
    with time_machine.travel("2026-03-20 10:00+08:00", tick=False):
        first = ask(served).petition
    with time_machine.travel("2026-04-08 10:00+08:00", tick=False):
        with pytest.raises(Refused):
            reviews.conclude(petition=first, by=town.worker, outcome="upheld", concluded_on=date(2026, 3, 19))
        reviews.conclude(petition=first, by=town.worker, outcome="upheld", concluded_on=date(2026, 4, 8))
        assert first.state == State.CLOSED
        assert not first.deadlines.running().exists()
        window = first.reviews.get()
        # Served Wednesday 8 April + 30 days: Friday 8 May.
        assert (window.level, window.reply, window.last_day) == (2, None, date(2026, 5, 8))
        assert not reviews.is_final(served)
        second = ask(first).petition
        assert second.review_level == 2
        reviews.conclude(petition=second, by=town.worker, outcome="changed")
    assert not second.reviews.exists()
    assert reviews.is_final(served)


def test_nobody_asks_where_no_reply_was_served(town):
    petition = town.at(State.ISSUED)
    assert petition.reviews.last() is None


def test_who_was_kept_from_the_first_case_is_kept_from_its_review(town, served):
    served.accused.add(town.worker)
    with time_machine.travel("2026-03-20 10:00+08:00", tick=False):
        case = ask(served).petition
    assert list(case.accused.all()) == [town.worker]
