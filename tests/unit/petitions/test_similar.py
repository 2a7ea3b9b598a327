"""Earlier matters that may be the same again: who is offered what, and what never shows."""

import datetime as dt

import pytest

from petitions import selectors
from petitions.similar import SAME_MATTER, SAME_PERSON
from petitions.vocabulary import Channel, Kind, Subject

NAME, PHONE = "钱进宝", "138 0013 8000"


@pytest.fixture(autouse=True)
def _march(time_machine):
    time_machine.move_to("2026-03-10 10:00+08:00")


def look(by, **values):
    return {one.case.pk: one.reason for one in selectors.similar(by, **values)}


def test_the_same_person_is_found_however_the_phone_is_typed(town):
    case = town.submit().petition
    assert look(town.receptionist, name="钱 进宝", phone=PHONE) == {case.pk: SAME_PERSON}
    assert look(town.receptionist, name=NAME) == {}
    assert look(town.receptionist, name=NAME, phone="13900000000") == {}
    assert look(town.receptionist, name="别人", phone=PHONE) == {}


def test_the_same_village_about_the_same_thing(town):
    case = town.submit(subject=Subject.AMOUNT).petition
    assert look(town.receptionist, village=town.village, subject=Subject.AMOUNT) == {case.pk: SAME_MATTER}
    assert look(town.receptionist, village=town.other_village, subject=Subject.AMOUNT) == {}
    assert look(town.receptionist, village=town.village, subject=Subject.EXIT) == {}
    town.submit(subject=Subject.OTHER)
    assert look(town.receptionist, village=town.village, subject=Subject.OTHER) == {}


@pytest.mark.parametrize(("day", "found"), [("2025-03-10", True), ("2025-03-08", False)])
def test_twelve_months_back(town, day, found):
    town.submit(channel=Channel.VISIT, received_on=dt.date.fromisoformat(day))
    assert bool(look(town.receptionist, name=NAME, phone=PHONE)) is found


def test_a_sealed_accusation_never_shows(town):
    """信访工作条例 art 30: a receptionist does not learn that there is one, nor does the accused village."""
    town.submit(kind=Kind.ACCUSATION, accused_unit=town.village, subject=Subject.CONDUCT)
    asked = {"name": NAME, "phone": PHONE, "village": town.village, "subject": Subject.CONDUCT}
    assert look(town.receptionist, **asked) == {}
    assert look(town.staff("case_worker", unit=town.village), **asked) == {}
    assert len(look(town.worker, **asked)) == 1


def test_another_villages_clerk_sees_nothing_of_it(town):
    town.submit(subject=Subject.AMOUNT)
    clerk = town.staff("receptionist", unit=town.other_village)
    assert look(clerk, name=NAME, phone=PHONE, village=town.village, subject=Subject.AMOUNT) == {}


def test_who_may_not_open_the_person_is_not_told_that_it_is_the_same(town):
    first, second = town.submit().petition, town.submit(village=town.other_village).petition
    group = town.worker.groups.get()
    assert [one.case for one in selectors.similar_to(town.worker, second)] == [first]
    group.permissions.remove(group.permissions.get(codename="view_petitioner"))
    worker = type(town.worker).objects.get(pk=town.worker.pk)
    assert selectors.similar_to(worker, second) == []


def test_of_a_case_in_the_register_the_person_stays_closed(town, django_assert_max_num_queries):
    first, case = town.submit(subject=Subject.AMOUNT).petition, town.submit(subject=Subject.AMOUNT).petition
    with django_assert_max_num_queries(20) as asked:
        found = selectors.similar_to(town.worker, case)
    assert [(one.case, one.reason) for one in found] == [(first, SAME_PERSON)]
    assert not any('"petitions_petitioner"."name"' in query["sql"] for query in asked.captured_queries)
    assert not any('"petitions_petition"."request"' in query["sql"] for query in asked.captured_queries)
    assert not case.events.filter(action="view_petitioner").exists()


def test_an_anonymous_matter_is_nobodys(town):
    town.submit(is_anonymous=True)
    assert look(town.receptionist, name=NAME, phone=PHONE) == {}
    assert selectors.similar_to(town.worker, town.submit(is_anonymous=True).petition) == []
