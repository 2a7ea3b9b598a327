"""A wall that stands is lowered by one door alone, which asks for a reason: whatever else happens, it only grows."""

import pytest
from django.utils import timezone

from petitions import codes, selectors
from petitions.errors import Refused
from petitions.permissions import may_see, walled_units
from petitions.services import accused, handling, joining, petitioner, reviews, splitting
from petitions.vocabulary import Kind, State


@pytest.fixture
def dashan(town):
    """A case worker of the township, by a name that letters spell out."""
    person = town.staff("case_worker")
    person.display_name = "张大山"
    person.save()
    return person


def cadre(town, unit):
    return town.staff("case_worker", unit=unit)


@pytest.mark.parametrize("kind", [Kind.ACCUSATION, Kind.CLAIM])
def test_a_part_split_off_is_kept_from_everybody_the_letter_is_kept_from(town, dashan, kind):
    letter = town.submit(
        kind=Kind.ACCUSATION, accused_unit=town.village, request="杜村张大山和上河村分了低保金，还给亲戚办低保。"
    ).petition
    matter = splitting.Matter(kind=kind, request="这个人给自己的亲戚办了低保。")
    part = splitting.split(petition=letter, by=town.worker, matter=matter, idempotency_key=codes.new_key()).petition
    assert walled_units(part) == walled_units(letter) == {town.village.pk, town.other_village.pk}
    assert not may_see(dashan, part)
    assert not may_see(cadre(town, town.other_village), part)


def test_a_class_corrected_keeps_the_walls_that_somebody_put_up(town, dashan):
    case = town.submit(request="张会计的账不对。").petition
    accused.name_accused(
        petition=case, by=town.worker, units=[town.other_village], people=[dashan], reason="来信说的是他"
    )
    handling.classify(petition=case, by=town.worker, kind=Kind.ACCUSATION, accused_unit=town.village)
    assert walled_units(case) == {town.village.pk, town.other_village.pk}
    assert not may_see(dashan, case)
    with pytest.raises(Refused, match="没有变化"):
        handling.classify(petition=case, by=town.worker, kind=Kind.ACCUSATION, accused_unit=town.other_village)


@pytest.mark.parametrize("kind", [Kind.CLAIM, Kind.SUGGESTION, Kind.ACCUSATION])
def test_a_unit_named_while_correcting_the_class_gives_the_case_up(town, kind):
    case = town.at(State.ACCEPTED, kind=Kind.CLAIM)
    handling.assign(petition=case, by=town.leader, assignee=cadre(town, town.village))
    handling.classify(petition=case, by=town.worker, kind=kind, accused_unit=town.village)
    case.refresh_from_db()
    assert (case.assignee, case.assignee_unit) == (None, None)
    assert case.events.last().facts["taken_away"] is True


def test_a_name_added_by_code_is_walled_off_before_its_bearer_reads_it(town, dashan):
    case = town.submit(kind=Kind.ACCUSATION, village=None, request="有人多领了低保金。").petition
    handling.assign(petition=case, by=town.leader, assignee=dashan)
    petitioner.supplement(petition=case, text="就是镇里的张大山。")
    assert not may_see(dashan, case)
    assert case.assignee is None
    assert not any(pile.exists() for pile in selectors.piles(dashan, selectors.cases(dashan)).values())
    assert "张大山" in case.events.last().internal_note


def test_an_addition_that_names_nobody_new_says_nothing_of_walls(town):
    case = town.submit(kind=Kind.ACCUSATION, accused_unit=town.village, request="村里多领了。").petition
    petitioner.supplement(petition=case, text="补充一张照片。")
    assert case.events.last().internal_note == ""
    assert case.events.last().facts == {"files": 0}


def test_who_is_named_later_is_kept_from_the_reviews_too(town, dashan):
    case = town.at(State.SERVED)
    review = case.reviews.get()
    again = reviews.ask(review=review, reason="算得不对。", idempotency_key=codes.new_key()).petition
    handling.assign(petition=again, by=town.leader, assignee=dashan)
    case.refresh_from_db()
    accused.name_accused(petition=case, by=town.worker, units=[town.village], people=[dashan], reason="说的是他")
    again.refresh_from_db()
    assert not may_see(dashan, again)
    assert not may_see(cadre(town, town.village), again)
    assert again.assignee is None
    accused.name_accused(petition=case, by=town.worker, reason="同名，不是他")
    assert may_see(dashan, case)
    assert not may_see(dashan, again)  # lifted where it is asked for, and a reason given


def test_only_cases_behind_the_same_wall_are_answered_together(town):
    def case(*units):
        made = town.submit().petition
        accused.name_accused(petition=made, by=town.worker, units=units, reason="来信提到")
        return made

    def merge(one, into):
        joining.merge(petition=one, by=town.worker, into=into, agreed_how="来电同意", agreed_on=timezone.localdate())

    narrow, wide, turned = case(town.village), case(town.village, town.other_village), case(town.other_village)
    with pytest.raises(Refused, match="回避范围"):
        merge(wide, narrow)
    accused.name_accused(petition=turned, by=town.worker, units=[town.other_village, town.village], reason="还提到杜村")
    merge(turned, wide)  # the same units, in whichever order they became known
    assert turned.state == State.MERGED
