"""The reception desk: one form for every way a matter comes in, and the slip to take home."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse

from petitions import channels, codes
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
        for name in channels.NEEDS.get(values.get("channel"), {}):
            data[name] = {"ticket_due": "2026-03-20"}.get(name, "某单位")
        return sign_in(by or town.receptionist).post(reverse("cases:register"), {**data, **values})

    return send


@pytest.fixture(autouse=True)
def _march(time_machine):
    time_machine.move_to("2026-03-10 10:00+08:00")


@pytest.mark.parametrize("channel", [Channel.VISIT, Channel.LETTER, Channel.CALL, Channel.FAX, Channel.SUGGESTION])
def test_every_channel_goes_through_the_same_door(town, register, channel):
    response = register(channel=channel, name="周桂花", phone="13900001234", village="杜")
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
    refused = register(channel=Channel.TRANSFER, source_organ="", source_number="").content.decode()
    assert "哪个单位转来" in refused
    assert "无文号" in refused
    assert "工单自带的期限" in register(channel=Channel.HOTLINE, ticket_due="").content.decode()
    register(channel=Channel.HOTLINE, source_organ="县12345", source_number="T1", ticket_due="2026-03-20")
    assert Petition.objects.get().deadlines.filter(rule="ticket").exists()


def test_a_ticket_s_day_belongs_to_a_ticket(register):
    assert "只有12345工单" in register(channel=Channel.VISIT, ticket_due="2026-03-20").content.decode()
    assert not Petition.objects.exists()


def test_a_branch_that_suggests_something_is_thanked_on_its_receipt(register):
    page = register(channel=Channel.SUGGESTION, source_organ="杜村党总支", kind=Kind.SUGGESTION).content.decode()
    assert "感谢杜村党总支提出建议" in page


def test_the_screen_tells_when_a_request_counts_as_received(town, sign_in, register):
    page = sign_in(town.receptionist).get(reverse("cases:register")).content.decode()
    assert "政府信息公开条例第三十一条" in page
    assert "签收之日就是收到日期" in page
    request = {"kind": Kind.INFORMATION, "name": "周桂花", "phone": "13900001234", "channel": Channel.LETTER}
    register(**request, delivery="registered")
    assert Petition.objects.get().confirmed_on == dt.date(2026, 3, 10)
    register(**request)
    assert Petition.objects.filter(delivery="ordinary", confirmed_on=None).count() == 1


def test_a_request_names_who_asks(register):
    assert "第二十九条" in register(kind=Kind.INFORMATION).content.decode()
    assert "一种联系方式" in register(kind=Kind.INFORMATION, name="周桂花").content.decode()
    assert not Petition.objects.exists()


@pytest.mark.parametrize("typed", ["杜村", "杜", "dc", "DC", "杜村村委会", "柳河镇杜村"])
def test_a_village_by_its_first_letters(town, register, typed):
    town.unit.name = "柳河镇"
    town.unit.save()
    register(village=typed)
    assert Petition.objects.get().village == town.village


def test_a_village_that_nobody_knows_is_said_with_those_that_there_are(register):
    page = register(village="东海村").content.decode()
    assert "认不出是哪个村" in page
    assert "杜村、上河村" in page


def test_a_group_names_its_representatives(town, register):
    refused = register(persons_count="8", name="周桂花", kind=Kind.CLAIM)
    assert "第二十条" in refused.content.decode()
    six = "\n".join(f"代表{n} 1390000000{n}" for n in range(6))
    assert "代表不得超过5人" in register(persons_count="8", representatives=six, kind=Kind.CLAIM).content.decode()
    register(persons_count="8", representatives="周桂花 13900001234\n\n王大有，138-0000-1111", kind=Kind.CLAIM)
    case = Petition.objects.get()
    assert [(one.name, one.phone) for one in case.representatives.all()] == [
        ("周桂花", "13900001234"),
        ("王大有", "138-0000-1111"),
    ]
    assert case.petitioner.name == "周桂花"  # nobody else was named: the first speaks for the group
    page = sign_of(town, case)
    assert "王大有" in page


def sign_of(town, case):
    client = Client()
    client.force_login(town.receptionist)
    return client.post(reverse("cases:person", args=[case.number]), {"reason": "约见代表"}).content.decode()


def test_a_line_that_holds_no_name_is_named_by_its_number(register):
    page = register(persons_count="8", representatives="周桂花\n13900001234").content.decode()
    assert "第2行读不出姓名" in page


def test_who_typed_it_stands_on_the_slip_and_on_the_case(town, register, sign_in):
    page = register().content.decode()
    assert f"{town.receptionist.display_name}（代为登记）" in page
    case = Petition.objects.get()
    page = sign_in(town.worker).get(reverse("cases:case", args=[case.number])).content.decode()
    assert "评价只能由来件人凭查询码作出" in page


def test_a_channel_can_be_preset_by_its_address(town, sign_in):
    client = sign_in(town.receptionist)
    page = client.get(reverse("cases:register"), {"channel": "letter"}).content.decode()
    assert re.search(r'value="letter"[^>]*checked', page)
    page = client.get(reverse("cases:register"), {"channel": "<script>"}).content.decode()
    assert re.search(r'value="visit"[^>]*checked', page)


def test_every_field_is_there_without_a_script(town, sign_in):
    page = sign_in(town.worker).get(reverse("cases:register")).content.decode()
    assert "<script>" not in re.sub(r"<script [^>]*>", "", page)
    for name in ("source_organ", "ticket_due", "representatives", "publication_number", "delivery", "answer"):
        assert f'name="{name}"' in page
    for digit in range(1, 8):
        assert f'accesskey="{digit}"' in page


# --- earlier matters ------------------------------------------------------------------------------------------------


def test_the_button_looks_back_and_keeps_what_was_typed(town, register):
    earlier = town.submit().petition
    response = register(look="1", name="钱进宝", phone="13800138000", village="杜村", request_text="又来问。")
    page = response.content.decode()
    assert response.status_code == 200
    assert earlier.number in page
    assert "同一姓名和电话" in page
    for kept in ("钱进宝", "13800138000", "又来问。"):
        assert kept in page
    assert Petition.objects.count() == 1


def test_asking_while_typing_leaves_nothing(town, sign_in, caplog):
    earlier = town.submit(subject="amount").petition
    asked = {"name": "钱进宝", "phone": "13800138000", "village": "dc", "subject": "amount"}
    response = sign_in(town.receptionist).post(reverse("cases:similar"), asked)
    assert earlier.number in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert "钱进宝" not in response.content.decode() + caplog.text
    assert sign_in(town.receptionist).get(reverse("cases:similar"), asked).status_code == 405
    assert sign_in(town.leader).post(reverse("cases:similar"), asked).status_code in (302, 403)


def test_the_slip_and_the_case_say_why_they_may_be_the_same(town, register, sign_in):
    earlier = town.submit().petition
    page = register(name="钱进宝", phone="13800138000", village="上河村").content.decode()
    assert earlier.number in page
    assert "同一姓名和电话" in page
    case = Petition.objects.exclude(pk=earlier.pk).get()
    page = sign_in(town.worker).get(reverse("cases:case", args=[case.number])).content.decode()
    assert reverse("cases:case", args=[earlier.number]) in page
    assert case.repeats is None  # offered, never linked by itself


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
