"""What a channel asks for beside the matter, and who speaks for a group."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from petitions.errors import Refused
from petitions.models import Representative
from petitions.services import handling
from petitions.services.intake import Person
from petitions.vocabulary import Channel


@pytest.mark.parametrize(
    ("channel", "lacking"),
    [
        (Channel.HOTLINE, "source_number"),
        (Channel.HOTLINE, "ticket_due"),
        (Channel.TRANSFER, "source_organ"),
        (Channel.TRANSFER, "source_number"),
        (Channel.SUGGESTION, "source_organ"),
    ],
)
def test_a_channel_without_what_it_needs_is_refused(town, channel, lacking):
    with pytest.raises(Refused) as refusal:
        town.submit(channel=channel, **{lacking: None if lacking == "ticket_due" else " "})
    assert len(refusal.value.sentence) > 10


def test_a_ticket_runs_by_its_own_last_day(town):
    case = town.submit(channel=Channel.HOTLINE, source_number="A1", ticket_due=dt.date(2030, 1, 2)).petition
    assert case.deadlines.get(rule="ticket").due == dt.date(2030, 1, 2)


def group(count):
    return Person("钱进宝", "13800138000", "", tuple(Person(f"代表{n}", f"1390000000{n}") for n in range(count)))


@pytest.mark.parametrize(("count", "taken"), [(0, False), (1, True), (5, True), (6, False)])
def test_five_who_come_together_send_one_to_five(town, count, taken):
    """信访工作条例 art 20."""
    values = {"channel": Channel.VISIT, "persons_count": 8, "petitioner": group(count)}
    if not taken:
        with pytest.raises(Refused, match="第二十条"):
            town.submit(**values)
        return
    case = town.submit(**values).petition
    assert [one.name for one in case.representatives.all()] == [f"代表{n}" for n in range(count)]


def test_four_need_none_and_a_letter_of_many_may_do_without(town):
    town.submit(channel=Channel.VISIT, persons_count=4)
    town.submit(channel=Channel.LETTER, persons_count=30)


def test_representatives_stand_behind_the_logged_door(town):
    case = town.submit(channel=Channel.VISIT, persons_count=6, petitioner=group(2)).petition
    person = handling.view_petitioner(petition=case, by=town.worker, reason="约见代表")
    assert [(one.name, one.phone) for one in person.representatives] == [
        ("代表0", "13900000000"),
        ("代表1", "13900000001"),
    ]
    assert case.events.filter(action="view_petitioner").count() == 1


def test_a_sixth_place_does_not_exist_in_the_database(town):
    case = town.submit().petition
    Representative.objects.create(petition=case, position=5, name="甲")
    for position in (0, 5, 6):
        with pytest.raises(IntegrityError), transaction.atomic():
            Representative.objects.create(petition=case, position=position, name="乙")


def test_an_anonymous_group_keeps_nobody(town):
    town.submit(channel=Channel.VISIT, persons_count=6, petitioner=group(2), is_anonymous=True)
    assert not Representative.objects.exists()


def test_what_staff_typed_is_known_as_such(town):
    assert town.submit(channel=Channel.CALL).petition.is_typed_by_staff
    assert not town.submit().petition.is_typed_by_staff
