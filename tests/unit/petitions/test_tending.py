"""Given back, asked for, taken up again; and who read it."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from petitions import selectors, statistics
from petitions.errors import Refused, WrongState
from petitions.matters import Matter
from petitions.models import Petition
from petitions.services import accused, handling, joining, looks, petitioner, replies, tending
from petitions.tracking import track
from petitions.vocabulary import Action, Relation, State
from portal.accounts.permissions import NotAllowed


def assigned(town):
    case = town.at(State.ACCEPTED)
    return handling.assign(petition=case, by=town.leader, assignee=town.worker)


def test_an_assignment_given_back_lies_with_whoever_gave_it(town):
    case = assigned(town)
    tending.return_assignment(petition=case, by=town.worker, reason="是我亲戚。", has_interest=True)
    assert (case.assignee, case.assignee_unit, case.returned_to) == (None, None, town.leader)
    assert case.events.last().facts == {"interest": True}
    assert case in selectors.piles(town.leader, selectors.cases(town.leader))["waiting"]
    assert case in selectors.piles(town.leader, selectors.cases(town.leader))["returned"]
    handling.assign(petition=case, by=town.leader, assignee=town.staff("case_worker"))
    assert case.returned_to is None
    assert case not in selectors.piles(town.leader, selectors.cases(town.leader))["returned"]
    assert case not in selectors.piles(town.leader, selectors.cases(town.leader))["waiting"]


def test_only_whoever_has_it_gives_it_back_and_says_why(town):
    case = assigned(town)
    with pytest.raises(NotAllowed, match="没有交给您"):
        tending.return_assignment(petition=case, by=town.staff("case_worker"), reason="不归我")
    with pytest.raises(Refused, match="为什么"):
        tending.return_assignment(petition=case, by=town.worker, reason=" ")
    case.refresh_from_db()
    assert case.assignee == town.worker


def test_a_unit_that_has_it_gives_it_back(town):
    case = town.at(State.ACCEPTED)
    handling.assign(petition=case, by=town.leader, unit=town.village)
    tending.return_assignment(petition=case, by=town.staff("case_worker", unit=town.village), reason="不归我们村")
    assert case.assignee_unit is None


def test_a_reply_and_an_assignment_given_back_are_one_list(town):
    case, reply = assigned(town), town.at(State.AWAITING_APPROVAL)
    tending.return_assignment(petition=case, by=town.worker, reason="请另行安排")
    replies.return_(reply=reply.replies.get(), by=town.leader, reason="补依据")
    assert set(selectors.piles(town.leader, selectors.cases(town.leader))["returned"]) == {case, reply}
    handling.withdraw(petition=case, by=town.worker, reason="来电撤回")
    assert set(selectors.piles(town.leader, selectors.cases(town.leader))["returned"]) == {reply}


def test_a_reminder_stands_until_the_next_move(town):
    case = assigned(town)
    other = town.staff("case_worker")
    with time_machine.travel("2026-03-10 10:00+08:00", tick=False):
        tending.remind(petition=case, by=town.leader, note="请本周答复")
        looks.look(petition=case, by=town.worker)
        assert case in selectors.piles(town.worker, selectors.cases(town.worker))["reminded"]
        assert case not in selectors.piles(other, selectors.cases(other))["reminded"]
        assert [event.internal_note for event in tending.standing(case)] == ["请本周答复"]
        with pytest.raises(Refused, match="今天已经催办"):
            tending.remind(petition=case, by=town.leader, note="再催")
    with time_machine.travel("2026-03-11 10:00+08:00", tick=False):
        tending.remind(petition=case, by=town.leader, note="再催")
        assert len(tending.standing(case)) == 2
        handling.record(petition=case, by=town.worker, note="已约入户")
        assert tending.standing(case) == []
        assert case not in selectors.piles(town.worker, selectors.cases(town.worker))["reminded"]


def test_what_was_added_and_asked_for_outlasts_a_move_of_somebody_who_did_not_read_it(town):
    case, other = assigned(town), town.submit().petition
    petitioner.supplement(petition=case, text="补上上个月的住院发票。")
    tending.remind(petition=case, by=town.leader, note="请本周答复")
    joining.link(petition=other, by=town.worker, other=case, relation=Relation.BELONGS)
    case.refresh_from_db()
    accused.name_accused(petition=case, by=town.leader, units=[town.other_village], reason="来信点名")
    assert (case.news_at is None, case.reminded_at is None) == (False, False)
    assert [event.internal_note for event in tending.standing(case)] == ["请本周答复"]
    handling.record(petition=case, by=town.worker, note="发票已核对")
    assert (case.news_at, case.reminded_at, tending.standing(case)) == (None, None, [])


def test_a_reminder_makes_no_page_stale_and_is_the_leaders(town):
    case = assigned(town)
    seen = case.version
    with pytest.raises(NotAllowed):
        tending.remind(petition=case, by=town.worker, note="催")
    with pytest.raises(Refused, match="催办什么"):
        tending.remind(petition=case, by=town.leader, note="")
    tending.remind(petition=case, by=town.leader, note="催")
    assert case.version == seen
    assert "催" not in repr(track(case).steps)


def test_what_nobody_has_reminds_those_who_could_take_it(town):
    case = town.submit().petition
    tending.remind(petition=case, by=town.leader, note="请受理")
    assert case in selectors.piles(town.worker, selectors.cases(town.worker))["reminded"]


@pytest.mark.parametrize("state", [State.SERVED, State.CLOSED])
def test_a_case_taken_up_again_runs_sixty_days_and_may_be_answered_again(town, state):
    with time_machine.travel("2026-03-02 10:00+08:00", tick=False):
        case = town.at(state)
    with time_machine.travel("2026-04-01 10:00+08:00", tick=False):
        with pytest.raises(Refused, match="为什么"):
            tending.reopen(petition=case, by=town.worker, reason="")
        tending.reopen(petition=case, by=town.worker, reason="来件人补了新证据", public_note="我们再查一次。")
        assert (case.state, case.closed_at) == (State.ACCEPTED, None)
        assert case.deadlines.running().get(rule="finish").due.isoformat() == "2026-05-31"
        step = track(case).steps[-1]
        assert (step.title, step.text) == ("重新办理", "我们再查一次。")
        assert "新证据" not in repr(track(case).steps)
        replies.draft(petition=case, by=town.worker, matters=[Matter("再查", "调整。", "57号")])
    assert case.replies.count() == 2
    assert case.replies.first().status == "served"


def test_kept_pages_learn_that_a_case_is_open_again(town):
    """A notice shows how many objections to it are open."""
    case = town.at(State.SERVED)
    tending.reopen(petition=case, by=town.worker, reason="新情况")
    assert statistics.is_counted(case.events.last())


def test_what_was_disposed_of_is_not_taken_up_again(town):
    case = town.at(State.CLOSED)
    Petition.objects.filter(pk=case.pk).update(disposed_at=timezone.now())
    with pytest.raises(WrongState, match="销毁"):
        tending.reopen(petition=case, by=town.worker, reason="新情况")


def test_one_look_in_half_an_hour_by_each_person(town):
    case = town.submit().petition
    version = case.version
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        assert looks.look(petition=case, by=town.worker)
        assert not looks.look(petition=case, by=town.worker)
        assert looks.look(petition=case, by=town.leader)
    with time_machine.travel(now + timedelta(minutes=29), tick=False):
        assert not looks.look(petition=case, by=town.worker)
    with time_machine.travel(now + timedelta(minutes=31), tick=False):
        assert looks.look(petition=case, by=town.worker)
    assert case.events.filter(action=Action.OPEN_MATTER).count() == 3
    case.refresh_from_db()
    assert case.version == version
    assert track(case).times_read == 3
    assert [step.title for step in track(case).steps] == ["收到您的来件"]


def test_whoever_may_not_see_it_leaves_no_look(town):
    case = town.submit().petition
    with pytest.raises(NotAllowed):
        looks.look(petition=case, by=town.publisher)
    assert not case.events.filter(action=Action.OPEN_MATTER).exists()
