"""The sealed route: walls on arrival, moved with a reason, and cases that nobody here may read."""

import pytest

from petitions.errors import Refused, WrongState
from petitions.models import Petition
from petitions.permissions import may_handle, may_see, walled_units
from petitions.services import accused, handling
from petitions.statistics import staff_figures
from petitions.vocabulary import Action, Channel, Kind, State
from portal.accounts.permissions import NotAllowed
from tests.factories.orgs import OrgAliasFactory


def accuse(town, text="杜村的王大山收了钱。", **values):
    return town.submit(kind=Kind.ACCUSATION, request=text, village=None, **values).petition


def named(town, role, name, unit=None):
    person = town.staff(role, unit=unit)
    person.display_name = name
    person.save()
    return person


@pytest.mark.parametrize("channel", list(Channel))
def test_whoever_is_named_in_full_is_walled_on_arrival(town, channel):
    person = named(town, "case_worker", "王大山")
    cadre = town.staff("case_worker", unit=town.village)
    case = accuse(town, channel=channel)
    assert set(case.accused.all()) == {person}
    assert walled_units(case) == {town.village.pk}
    assert not may_see(person, case)
    assert not may_see(cadre, case)
    assert may_see(town.worker, case)
    event = case.events.get(action=Action.SUBMIT)
    assert event.facts["walled_people"] == 1
    assert "王大山" in event.internal_note
    assert "王大山" not in str(event.facts)


def test_several_villages_and_their_aliases(town):
    OrgAliasFactory(unit=town.other_village, name="老河湾")
    case = accuse(town, "杜村和老河湾的账对不上。")
    assert walled_units(case) == {town.village.pk, town.other_village.pk}
    for village in (town.village, town.other_village):
        assert not may_see(town.staff("case_worker", unit=village), case)


def test_the_chosen_unit_stays_beside_those_that_are_named(town):
    case = accuse(town, "上河村的账。", accused_unit=town.village)
    assert case.accused_unit == town.village
    assert walled_units(case) == {town.village.pk, town.other_village.pk}


def test_another_kind_is_read_as_it_was_written(town):
    case = town.submit(request="杜村的低保。").petition
    assert walled_units(case) == set()


def test_a_matter_that_turns_out_to_be_an_accusation_is_matched_then(town):
    person = named(town, "case_worker", "王大山")
    case = town.submit(request="王大山收了钱。").petition
    assert may_see(person, case)
    handling.classify(petition=case, by=town.worker, kind=Kind.ACCUSATION)
    assert not may_see(person, case)
    handling.classify(petition=case, by=town.worker, kind=Kind.CLAIM)
    assert not may_see(person, case)  # another class lifts no wall


def test_the_reader_undoes_a_false_alarm_with_a_reason(town):
    person = named(town, "case_worker", "王大山")
    case = accuse(town)
    with pytest.raises(Refused):
        accused.name_accused(petition=case, by=town.worker, reason=" ")
    accused.name_accused(petition=case, by=town.worker, reason="同名，不是本镇的人")
    assert may_see(person, case)
    event = case.events.last()
    assert event.action == Action.NAME_ACCUSED
    assert event.facts == {"units": [], "people": 0, "lifted": 2, "taken_away": False}
    assert "同名" in event.internal_note
    with pytest.raises(Refused, match="没有变化"):
        accused.name_accused(petition=case, by=town.worker, reason="再来一次")


@pytest.mark.parametrize("kind", [Kind.CLAIM, Kind.CONSULTATION, Kind.SUGGESTION])
def test_naming_works_for_any_kind_and_takes_the_case_away(town, kind):
    case = town.at(State.ACCEPTED, kind=kind)
    other = town.staff("case_worker")
    handling.assign(petition=case, by=town.leader, assignee=town.worker)
    accused.name_accused(petition=case, by=other, people=[town.worker], reason="来信说的就是他")
    assert case.assignee is None
    assert case.assignee_unit is None
    assert case.events.last().facts["taken_away"] is True
    assert not may_see(town.worker, case)
    assert not may_handle(town.worker, case)
    with pytest.raises(NotAllowed):
        handling.assign(petition=case, by=town.leader, assignee=town.worker)


def test_a_case_is_taken_from_the_accused_unit_and_not_given_back(town):
    case = town.at(State.ACCEPTED)
    handling.assign(petition=case, by=town.leader, unit=town.village)
    accused.name_accused(petition=case, by=town.worker, units=[town.village], reason="来信反映村里")
    assert case.assignee_unit is None
    with pytest.raises(NotAllowed):
        handling.assign(petition=case, by=town.leader, unit=town.village)


def test_an_accusation_of_the_township_is_the_countys(town):
    case = town.submit(kind=Kind.ACCUSATION, accused_unit=town.unit).petition
    for person in (town.worker, town.leader, town.staff("case_worker", unit=town.village)):
        assert not may_see(person, case)
    assert may_see(town.staff("case_worker", unit=town.county), case)


def test_a_case_that_nobody_here_may_read_is_counted(town):
    supervisor, auditor = town.staff("supervisor"), town.staff("auditor")
    assert accused.count_orphans(by=supervisor) == 0
    case = town.submit(kind=Kind.ACCUSATION, accused_unit=town.village, request="都收了钱。").petition
    assert accused.count_orphans(by=supervisor) == 0  # the worker and the leader read it
    accused.name_accused(petition=case, by=town.worker, people=[town.worker, town.leader], reason="都被反映")
    assert accused.count_orphans(by=supervisor) == 1
    assert accused.count_orphans(by=auditor) == 1
    assert accused.count_orphans(by=town.leader) == 0  # accused: learns nothing
    with pytest.raises(NotAllowed):
        accused.count_orphans(by=town.worker)
    town.staff("case_worker", unit=town.county)
    assert accused.count_orphans(by=supervisor) == 0


def test_the_accused_townships_own_supervisors_see_no_count(town):
    town.submit(kind=Kind.ACCUSATION, accused_unit=town.unit)
    assert accused.count_orphans(by=town.staff("supervisor")) == 0
    assert accused.count_orphans(by=town.staff("supervisor", unit=town.county)) == 1


def test_a_leader_who_is_accused_sees_it_in_no_figure(town):
    year = Petition.objects.none().model._meta.get_field("entered_at").default().year
    before = staff_figures(year=year, by=town.leader)
    case = accuse(town)
    assert staff_figures(year=year, by=town.leader) != before
    accused.name_accused(petition=case, by=town.worker, people=[town.leader], reason="来信反映的是他")
    assert staff_figures(year=year, by=town.leader) == before


def test_a_split_off_case_is_kept_from_the_same_people(town):
    person = named(town, "case_worker", "王大山")
    origin, part = accuse(town), town.submit(request="另一件事。").petition
    accused.carry_over(origin=origin, to=part)
    assert not may_see(person, part)
    assert walled_units(part) == walled_units(origin)


def test_a_disposed_or_closed_case_can_still_be_walled(town):
    case = town.at(State.CLOSED)
    accused.name_accused(petition=case, by=town.leader, people=[town.worker], reason="后来才知道")
    assert case.state == State.CLOSED
    assert not may_see(town.worker, case)


def test_an_accusation_leaves_with_a_copy_or_a_reason(town):
    case = accuse(town)
    with pytest.raises(Refused, match="移送件"):
        handling.transfer(petition=case, by=town.worker, organ="县纪委监委")
    handling.transfer(petition=case, by=town.worker, organ="县纪委监委", without_copy="材料由县里自己调取")
    assert case.state == State.TRANSFERRED
    assert "自己调取" in case.events.last().internal_note
    with pytest.raises(WrongState):
        handling.transfer(petition=case, by=town.worker, organ="县纪委监委")
