"""Taken up again, and given another class: what such a case is owed always runs, and is put back once."""

from datetime import date

import pytest
import time_machine

from petitions.deadlines import Rule
from petitions.errors import WrongState
from petitions.models import Deadline
from petitions.services import handling, reviews, tending
from petitions.vocabulary import MAY_BE_CHOSEN, Channel, Kind, State
from petitions.workflow import actions_from
from tests.factories.disclosures import PublicationFactory
from tests.unit.petitions.test_review_cases import ask

pytestmark = pytest.mark.django_db

OWED = {
    Kind.SUGGESTION: Rule.FINISH,
    Kind.ACCUSATION: Rule.FINISH,
    Kind.CLAIM: Rule.FINISH,
    Kind.OBJECTION: Rule.OBJECTION,
    Kind.INFORMATION: Rule.INFORMATION,
}


def on(day):
    return time_machine.travel(f"{day} 10:00+08:00", tick=False)


def running(petition) -> list[tuple[str, date]]:
    return list(petition.deadlines.running().values_list("rule", "starts_on"))


@pytest.mark.parametrize("kind", MAY_BE_CHOSEN)
def test_what_is_owed_counts_from_the_day_it_was_taken_up_again(town, kind):
    with on("2026-03-06"):
        values = {"kind": kind, "channel": Channel.VISIT}
        if kind == Kind.OBJECTION:
            values["publication_number"] = PublicationFactory(village=town.village).number
        case = town.submit(**values).petition
        handling.accept(petition=case, by=town.worker)
    with on("2026-04-01"):
        handling.withdraw(petition=case, by=town.worker, reason="来电撤回")
        assert running(case) == []
    with on("2026-05-06"):
        tending.reopen(petition=case, by=town.worker, reason="本人没有撤回")
        assert running(case) == ([(OWED[kind], date(2026, 5, 6))] if kind in OWED else [])
        assert case.next_rule == OWED.get(kind, "")


def test_a_request_whose_receipt_is_not_certain_waits_for_that(town):
    """政府信息公开条例 art 31: nothing counts before the day that was confirmed with the requester."""
    with on("2026-03-06"):
        case = town.submit(kind=Kind.INFORMATION).petition
        handling.decline(petition=case, by=town.worker, reason="不归我们")
    with on("2026-03-10"):
        tending.reopen(petition=case, by=town.worker, reason="归我们")
        assert running(case) == []
        handling.confirm_receipt(petition=case, by=town.worker, on=date(2026, 3, 9))
    assert sorted(running(case)) == [("ask_correction", date(2026, 3, 9)), ("information", date(2026, 3, 9))]


def test_what_the_higher_organ_decided_stands_and_what_never_reached_it_may_go_on(town):
    with on("2026-03-10"):
        case = ask(town.at(State.SERVED)).petition
        handling.withdraw(petition=case, by=town.worker, reason="来电撤回")
    with on("2026-03-20"):
        tending.reopen(petition=case, by=town.worker, reason="本人没有撤回")
        assert running(case) == [("review_decision", date(2026, 3, 20))]
        reviews.conclude(petition=case, by=town.worker, outcome="upheld")
        assert "reopen" not in [move.action for move in actions_from(case.state, kind=case.kind)]
        with pytest.raises(WrongState):
            tending.reopen(petition=case, by=town.worker, reason="再来")


def test_another_class_after_that_keeps_the_clock_running(town):
    with on("2026-03-02"):
        case = town.at(State.CLOSED)
    with on("2026-05-06"):
        tending.reopen(petition=case, by=town.worker, reason="有新的事实")
    with on("2026-05-08"):
        for kind in (Kind.SUGGESTION, Kind.CLAIM, Kind.INFORMATION, Kind.CONSULTATION, Kind.CLAIM):
            handling.classify(petition=case, by=town.worker, kind=kind)
            if kind in (Kind.SUGGESTION, Kind.CLAIM):
                assert running(case) == [("finish", date(2026, 5, 6))]
                assert case.next_due == date(2026, 7, 5)


def test_a_right_of_the_office_that_lapsed_does_not_come_back(town):
    """政府信息公开条例 art 30: a correction is asked for within seven working days of receipt, and once."""
    with on("2026-03-04"):
        case = town.submit(kind=Kind.INFORMATION, channel=Channel.VISIT).petition
        handling.withdraw(petition=case, by=town.worker, reason="来电撤回")
    with on("2026-05-06"):
        tending.reopen(petition=case, by=town.worker, reason="本人没有撤回")
        for kind in (Kind.CLAIM, Kind.INFORMATION):
            handling.classify(petition=case, by=town.worker, kind=kind)
        assert running(case) == [("information", date(2026, 5, 6))]
        with pytest.raises(WrongState, match="7个工作日"):
            handling.ask_papers(petition=case, by=town.worker, papers="哪一年")


@pytest.mark.parametrize("between", [[Kind.SUGGESTION], [Kind.INFORMATION, Kind.CONSULTATION]])
def test_another_class_and_back_gives_no_second_extension(town, between):
    """信访工作条例 art 34: thirty days at most."""
    with on("2026-03-02"):
        case = town.at(State.ACCEPTED)
        handling.extend(petition=case, by=town.leader, days=20, reason="等鉴定")
        due = case.next_due
        for kind in (*between, Kind.CLAIM):
            handling.classify(petition=case, by=town.worker, kind=kind)
        finish = Deadline.objects.running().get(rule=Rule.FINISH)
        assert (finish.due, finish.extended_days) == (due, 20)
        with pytest.raises(WrongState, match="一次"):
            handling.extend(petition=case, by=town.leader, days=10, reason="还要等")
