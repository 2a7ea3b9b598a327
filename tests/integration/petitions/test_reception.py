"""The reception desk: one form for every way a matter comes in, and the slip to take home."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from petitions import codes
from petitions.models import Petition
from petitions.vocabulary import Channel, Kind, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def register(town, sign_in):
    def send(by=None, **values):
        data = {
            "key": codes.new_key(),
            "channel": Channel.VISIT,
            "received_on": "2026-03-10",
            "persons_count": "1",
            "kind": Kind.CONSULTATION,
            "request_text": "问住院后低保能不能调。",
        }
        return sign_in(by or town.receptionist).post(reverse("cases:register"), {**data, **values})

    return send


@pytest.fixture(autouse=True)
def _march(time_machine):
    time_machine.move_to("2026-03-10 10:00+08:00")


@pytest.mark.parametrize("channel", [Channel.VISIT, Channel.LETTER, Channel.CALL, Channel.FAX, Channel.SUGGESTION])
def test_every_channel_goes_through_the_same_door(town, register, channel):
    response = register(channel=channel, name="周桂花", phone="13900001234", village=town.village.pk)
    case = Petition.objects.get()
    page = response.content.decode()
    assert response.status_code == 201
    assert (case.channel, case.entered_by, case.village) == (channel, town.receptionist, town.village)
    assert case.number in page
    assert re.search(r'code-groups">([0-9A-Z]{4} ){6}[0-9A-Z]{4}<', page)
    assert "data:image/svg+xml" in page
    assert "周桂花" not in page


def test_the_slip_of_the_desk_opens_the_look_up(town, register, client):
    page = register().content.decode()
    code = re.search(r'code-groups">([0-9A-Z ]+)<', page)[1]
    client.logout()
    answer = client.post(reverse("petitions:track"), {"number": Petition.objects.get().number, "code": code})
    assert answer.status_code == 200


def test_a_question_answered_on_the_spot_is_finished(town, register):
    register(by=town.worker, answer="带票据到窗口申请核查。")
    case = Petition.objects.get()
    assert case.state == State.CLOSED
    assert "带票据" in case.events.last().public_note


def test_only_those_who_may_answer_are_offered_it(town, sign_in):
    page = sign_in(town.receptionist).get(reverse("cases:register")).content.decode()
    assert 'name="answer"' not in page
    assert 'name="answer"' in sign_in(town.worker).get(reverse("cases:register")).content.decode()


def test_a_claim_is_not_answered_on_the_spot(town, register):
    response = register(by=town.worker, kind=Kind.CLAIM, answer="行。")
    assert response.status_code == 422
    assert not Petition.objects.exists()


def test_a_letter_keeps_the_day_it_came(register):
    register(channel=Channel.LETTER, received_on="2026-02-10", kind=Kind.CLAIM, name="周桂花", address="杜村")
    case = Petition.objects.get()
    assert case.received_on == dt.date(2026, 2, 10)
    assert case.deadlines.get(rule="tell").due == dt.date(2026, 2, 25)


def test_a_day_to_come_is_refused_in_words(register):
    response = register(received_on="2026-03-11")
    assert response.status_code == 422
    assert "不能晚于今天" in response.content.decode()


def test_a_transferred_matter_names_where_it_comes_from(register):
    assert "哪个单位转来" in register(channel=Channel.TRANSFER).content.decode()
    register(channel=Channel.HOTLINE, source_organ="县12345", source_number="T1", ticket_due="2026-03-20")
    assert Petition.objects.get().deadlines.filter(rule="ticket").exists()


def test_an_objection_names_its_notice(register):
    assert "公示编号" in register(kind=Kind.OBJECTION).content.decode()
    assert not Petition.objects.exists()


def test_pressing_twice_registers_once(register):
    key = codes.new_key()
    first, second = register(key=key), register(key=key)
    assert Petition.objects.count() == 1
    number = Petition.objects.get().number
    assert number in first.content.decode()
    assert number in second.content.decode()


def test_those_who_may_not_register_see_no_form(town, register):
    response = register(by=town.leader)
    assert response.status_code in (302, 403)
    assert not Petition.objects.exists()
