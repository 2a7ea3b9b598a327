"""Many cases at once: each by itself, none that one may not see, none finished that nobody read."""

import pytest

from petitions.errors import Refused
from petitions.services import bulk, checklists, handling, looks, tending
from petitions.services.bulk import Chosen
from petitions.vocabulary import Action, Kind, State
from portal.accounts.permissions import NotAllowed


def chosen(*cases):
    return [Chosen(case.number, case.version) for case in cases]


def reasons(results):
    return {result.number: result.reason for result in results if not result.is_done}


def test_each_case_is_assigned_or_says_why_not(town):
    good, moved, done = town.at(State.ACCEPTED), town.at(State.ACCEPTED), town.at(State.SERVED)
    hidden = town.submit(kind=Kind.ACCUSATION, accused_unit=town.unit).petition
    asked = chosen(good, moved, done, hidden)
    handling.record(petition=moved, by=town.worker, note="来电")
    results = bulk.apply(action="assign", chosen=asked, by=town.leader, assignee=town.worker)
    good.refresh_from_db()
    moved.refresh_from_db()
    assert good.assignee == town.worker
    assert moved.assignee is None
    told = reasons(results)
    assert set(told) == {moved.number, done.number, hidden.number}
    assert "刚刚被别人改动过" in told[moved.number]
    assert "没有找到" in told[hidden.number]


def test_a_hidden_case_reads_as_a_number_never_given(town):
    hidden = town.submit(kind=Kind.ACCUSATION, accused_unit=town.unit).petition
    results = bulk.apply(
        action="remind", chosen=[Chosen(hidden.number, 1), Chosen("2026-000000", 1)], by=town.leader, note="催"
    )
    assert len({result.reason for result in results}) == 1
    assert hidden.events.count() == 1


def test_reminding_many(town):
    cases = [town.submit().petition for _ in range(3)]
    tending.remind(petition=cases[0], by=town.leader, note="先催过")
    results = bulk.apply(action="remind", chosen=chosen(*cases), by=town.leader, note="月底前办完")
    assert [result.is_done for result in results] == [False, True, True]


def test_what_nobody_opened_is_not_finished(town):
    """CR 4: a small guard with a large effect."""
    unseen, unchecked, good = (town.at(State.SERVED) for _ in range(3))
    unserved = town.at(State.ISSUED)
    for case in (unchecked, good, unserved):
        looks.look(petition=case, by=town.leader)
    checklists.tick(petition=good, by=town.worker, done=checklists.open_required(good))
    told = reasons(
        bulk.apply(action="close", chosen=chosen(unseen, unchecked, good, unserved), by=town.worker, note="一并办结")
    )
    assert set(told) == {unseen.number, unchecked.number, unserved.number}
    assert "还没有人打开" in told[unseen.number]
    assert "清单还没核对完" in told[unchecked.number]
    assert "还没有送达" in told[unserved.number]
    good.refresh_from_db()
    assert good.state == State.CLOSED


def test_a_look_from_above_is_not_the_units_own(town):
    case = town.at(State.SERVED)
    looks.look(petition=case, by=town.staff("leader", unit=town.county))
    checklists.tick(petition=case, by=town.worker, done=checklists.open_required(case))
    assert "还没有人打开" in reasons(bulk.apply(action="close", chosen=chosen(case), by=town.worker))[case.number]


def test_limits_and_permissions(town):
    with pytest.raises(Refused, match="还没有选"):
        bulk.apply(action="remind", chosen=[], by=town.leader, note="催")
    with pytest.raises(Refused, match="100"):
        bulk.apply(action="remind", chosen=[Chosen(f"2026-{n:06}", 1) for n in range(101)], by=town.leader, note="催")
    with pytest.raises(NotAllowed):
        bulk.apply(action="remind", chosen=[Chosen("2026-000001", 1)], by=town.worker, note="催")
    with pytest.raises(Refused, match="不能成批"):
        bulk.apply(action=Action.DECLINE, chosen=[Chosen("2026-000001", 1)], by=town.worker)


def test_a_case_ticked_twice_is_done_once(town):
    case = town.submit().petition
    results = bulk.apply(action="remind", chosen=[*chosen(case), *chosen(case)], by=town.leader, note="催")
    assert [result.is_done for result in results] == [True]
