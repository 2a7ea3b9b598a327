"""Who may know of a case: the role, the unit, and the accused."""

import pytest

from petitions import selectors
from petitions.models import Petition
from petitions.permissions import (
    beyond_walls,
    free_of,
    handlers_of,
    is_accused,
    may_handle,
    may_see,
    units_above,
    unseen,
)
from petitions.services import handling
from petitions.vocabulary import Channel, Kind, State
from portal.accounts.models import User
from portal.accounts.permissions import NotAllowed
from tests.factories.accounts import StaffFactory
from tests.factories.orgs import OrgUnitFactory


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        ("village_assistant", False),
        ("receptionist", True),
        ("case_worker", True),
        ("leader", True),
        ("privacy_reviewer", False),
        ("publisher", False),
        ("supervisor", False),
        ("auditor", False),
        ("system_admin", False),
    ],
)
def test_by_role(town, role, sees):
    petition = town.submit().petition
    user = town.staff(role)
    assert Petition.objects.visible_to(user).exists() == sees
    assert (selectors.case(user, petition.number) is not None) == sees
    assert may_see(user, petition) == sees


def test_a_village_sees_its_own_and_the_township_all(town):
    own, other = town.submit().petition, town.submit(village=town.other_village).petition
    nowhere = town.submit(village=None).petition
    village_worker = town.staff("case_worker", unit=town.village)
    assert set(Petition.objects.visible_to(village_worker)) == {own}
    assert set(Petition.objects.visible_to(town.worker)) == {own, other, nowhere}
    assert set(Petition.objects.visible_to(town.staff("case_worker", unit=town.county))) == {own, other, nowhere}


def test_what_was_given_to_somebody_they_see(town):
    petition = town.at(State.ACCEPTED, village=town.other_village)
    village_worker = town.staff("case_worker", unit=town.village)
    assert not may_see(village_worker, petition)
    handling.assign(petition=petition, by=town.leader, assignee=village_worker)
    assert may_see(village_worker, petition)


def test_what_is_unseen_is_the_rest(town):
    """Seen or unseen, never both, and what a wall keeps from somebody is neither."""
    far = town.at(State.ACCEPTED, village=town.other_village)
    handling.assign(petition=far, by=town.leader, assignee=town.worker)
    for kind, village in ((Kind.CLAIM, None), (Kind.CLAIM, town.village), (Kind.ACCUSATION, town.other_village)):
        accused_unit = town.village if kind == Kind.ACCUSATION else None
        town.submit(kind=kind, village=village, accused_unit=accused_unit)
    for role in ("case_worker", "leader", "receptionist", "supervisor", "auditor", "publisher"):
        for unit in (town.village, town.other_village, town.unit, town.county):
            person = town.staff(role, unit=unit)
            seen, rest = Petition.objects.visible_to(person), unseen(Petition.objects.all(), person)
            everything = set(beyond_walls(Petition.objects.all(), person))
            assert set(seen) | set(rest) == everything
            assert not set(seen) & set(rest)


def test_what_is_asked_of_the_whole_staff_is_what_is_asked_of_each(town):
    staff = [
        town.staff(role, unit=unit)
        for role in ("case_worker", "receptionist", "leader")
        for unit in (town.village, town.other_village, town.unit, town.county)
    ]
    staff += [StaffFactory(role="case_worker"), StaffFactory(is_superuser=True, unit=town.unit)]
    staff.append(StaffFactory(role="case_worker", unit=town.unit, is_active=False))
    everybody = User.objects.filter(pk__in=[person.pk for person in staff])
    sealed = town.submit(kind=Kind.ACCUSATION, accused_unit=town.village).petition
    for case in (town.submit().petition, sealed, town.submit(kind=Kind.ACCUSATION, accused_unit=town.unit).petition):
        case.accused.add(staff[1])
        case.accused_units.add(town.other_village)
        each = [User.objects.get(pk=person.pk) for person in staff]
        assert set(handlers_of(case).filter(pk__in=everybody)) == {one for one in each if may_handle(one, case)}
        assert set(free_of(case, everybody)) == {one for one in each if not is_accused(one, case)}


def test_another_township_sees_nothing(town):
    elsewhere = OrgUnitFactory(level="township", name="东山镇", code="990101102000", parent=town.county)
    town.submit()
    assert not Petition.objects.visible_to(town.staff("case_worker", unit=elsewhere)).exclude(village=None).exists()


def test_somebody_without_a_unit_sees_nothing_not_even_a_superuser(town):
    town.submit()
    assert not Petition.objects.visible_to(StaffFactory(role="case_worker")).exists()
    assert not Petition.objects.visible_to(StaffFactory(superuser=True)).exists()


def test_a_closed_account_sees_nothing(town):
    town.submit()
    town.worker.is_active = False
    assert not Petition.objects.visible_to(town.worker).exists()


@pytest.mark.parametrize("accused", ["village", "unit"])
def test_the_accused_do_not_find_the_case(town, accused):
    """Not by list, number, count, deadline, attachment or move; a case about the township leaves it to the county."""
    unit = getattr(town, accused)
    petition = town.submit(kind=Kind.ACCUSATION, accused_unit=unit, channel=Channel.LETTER).petition
    person = town.staff("case_worker", unit=town.village)
    assert selectors.case(person, petition.number) is None
    for listing in (selectors.cases(person), *selectors.piles(person, selectors.cases(person)).values()):
        assert petition not in listing
    for move in (
        lambda: handling.accept(petition=petition, by=person),
        lambda: handling.view_petitioner(petition=petition, by=person, reason="看看"),
        lambda: handling.record(petition=petition, by=person, note="看看"),
    ):
        with pytest.raises(NotAllowed):
            move()
    assert may_see(town.worker, petition) == (accused == "village")
    assert may_see(town.staff("case_worker", unit=town.county), petition)


def test_being_given_a_case_does_not_lift_the_wall(town):
    petition = town.submit(kind=Kind.ACCUSATION, accused_unit=town.village).petition
    person = town.staff("case_worker", unit=town.village)
    Petition.objects.filter(pk=petition.pk).update(assignee=person)
    assert not may_see(person, petition)


def test_units(town):
    assert units_above(town.village) == [town.village.pk, town.unit.pk, town.county.pk]
