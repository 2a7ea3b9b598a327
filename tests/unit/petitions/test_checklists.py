"""The checklist: shipped once, the office's own afterwards; a guard when a case is finished, and no wall."""

import pytest

from petitions.checklists import SHIPPED
from petitions.errors import Conflict, NotClean, Refused
from petitions.models import ChecklistItem
from petitions.services import checklists, handling
from petitions.vocabulary import Action, Kind, State
from portal.accounts.permissions import NotAllowed


def items(case):
    return list(ChecklistItem.objects.for_case(case))


def test_the_shipped_lines_are_there_and_loading_again_adds_none(town):
    assert ChecklistItem.objects.count() == len(SHIPPED)
    line = ChecklistItem.objects.get(shipped_as="claim-facts")
    checklists.change(item=line, by=town.leader, version=1, text="我们自己的话", order=5, is_active=False)
    assert checklists.load_shipped() == 0
    line.refresh_from_db()
    assert (line.text, line.is_active) == ("我们自己的话", False)


def test_the_shipped_names_are_each_one_line():
    assert len({line.name for line in SHIPPED}) == len(SHIPPED)


def test_ticks_are_lines_in_the_record_and_the_last_word_counts(town):
    case = town.at(State.ACCEPTED)
    first, second = items(case)[:2]
    version = case.version
    assert checklists.tick(petition=case, by=town.worker, done=[first, second]) == 2
    assert checklists.tick(petition=case, by=town.worker, done=[first]) == 0
    assert checklists.tick(petition=case, by=town.worker, undone=[second]) == 1
    assert checklists.done_of(case) == {first.pk}
    event = case.events.last()
    assert (event.action, event.facts) == (Action.CHECK, {"item": second.pk, "done": False})
    case.refresh_from_db()
    assert case.version == version


def test_a_line_of_another_kind_is_not_ticked(town):
    case = town.at(State.ACCEPTED)
    foreign = ChecklistItem.objects.filter(kind=Kind.INFORMATION).first()
    with pytest.raises(Refused, match="不在"):
        checklists.tick(petition=case, by=town.worker, done=[items(case)[0], foreign])
    assert checklists.done_of(case) == set()


def test_finishing_with_open_lines_asks_for_a_word(town):
    case = town.at(State.SERVED)
    with pytest.raises(Refused, match="诉求逐项核实"):
        handling.close(petition=case, by=town.worker)
    case.refresh_from_db()
    handling.close(petition=case, by=town.worker, note="电话里核实过。")
    assert case.state == State.CLOSED


def test_finishing_with_all_looked_through_needs_none(town):
    case = town.at(State.SERVED)
    checklists.tick(petition=case, by=town.worker, done=checklists.open_required(case))
    handling.close(petition=case, by=town.worker)
    assert case.state == State.CLOSED


def test_the_leader_keeps_the_list(town):
    with pytest.raises(NotAllowed):
        checklists.add(by=town.worker, kind=Kind.CLAIM, text="看户口本")
    line = checklists.add(by=town.leader, kind=Kind.CLAIM, text="看户口本", is_required=True)
    assert line in items(town.submit().petition)
    with pytest.raises(NotClean):
        checklists.add(by=town.leader, kind=Kind.CLAIM, text="打13800138000问")
    checklists.change(item=line, by=town.leader, version=1, text="看户口本原件", order=99)
    with pytest.raises(Conflict):
        checklists.change(item=line, by=town.leader, version=1, text="别的", order=1)
    line.refresh_from_db()
    assert line.text == "看户口本原件"
