"""Two acceptance scenarios of the window, end to end: a visit logged with its receipt, and an objection by any way."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse

from petitions import channels, codes
from petitions.models import Petition
from petitions.services import handling
from petitions.vocabulary import Channel, Kind
from tests.factories.disclosures import PublicationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _march(time_machine):
    time_machine.move_to("2026-03-06 10:00+08:00")


def code_on(page: str) -> str:
    return re.search(r'code-groups">([0-9A-Z ]+)<', page)[1]


def track(number, code):
    page = Client().post(reverse("petitions:track"), {"number": number, "code": code})
    return page.content.decode()


def take_in(client, **values):
    data = {"key": codes.new_key(), "received_on": "2026-03-06", "persons_count": "1", "subject": "other"}
    for name in channels.NEEDS.get(values["channel"], {}):
        data[name] = {"ticket_due": "2026-03-20"}.get(name, "某单位")
    return client.post(reverse("cases:register"), {**data, **values})


def test_9_an_oral_visit_is_logged_and_its_receipt_printed_on_the_spot(town, sign_in):
    client = sign_in(town.receptionist)
    form = client.get(reverse("cases:register")).content.decode()
    assert re.search(r'value="visit"[^>]*checked', form)  # what is usual is there already: today, one visitor, a visit
    assert 'value="2026-03-06"' in form
    response = take_in(
        client, channel=Channel.VISIT, kind=Kind.CLAIM, name="周桂花", phone="13900001234", village="dc",
        request_text="低保金少发了八十元。",
    )  # fmt: skip
    page, case = response.content.decode(), Petition.objects.get()
    assert response.status_code == 201
    for said in (case.number, "2026年3月6日", "data:image/svg+xml", "data-print", "告诉您受理不受理", "代为登记"):
        assert said in page
    assert "周桂花" not in page  # the slip lies on the counter
    assert "低保金少发了" not in page
    answer = track(case.number, code_on(page))
    assert "收到您的来件" in answer
    register = client.get(reverse("cases:registers")).content.decode()
    assert case.number in register
    assert town.receptionist.display_name in register


@pytest.mark.parametrize("channel", [Channel.CALL, Channel.LETTER, Channel.VISIT, Channel.WEB])
@pytest.mark.parametrize("name", ["周桂花", ""], ids=["named", "anonymous"])
def test_19_an_objection_by_phone_letter_visit_or_web(town, sign_in, channel, name):
    notice = PublicationFactory(village=town.village, rows=3)
    matter = {"request_text": "这一户人口不对。", "publication_number": notice.number, "row_serial": "2"}
    if channel == Channel.WEB:
        web = {
            "key": codes.new_key(), "request_text": matter["request_text"], "row": "2",
            "identity": "named" if name else "anonymous", "name": name, "website": "",
        }  # fmt: skip
        page = Client().post(reverse("petitions:new", query={"notice": notice.number}), web).content.decode()
    else:
        values = {"channel": channel, "kind": Kind.OBJECTION, "name": name, **matter}
        page = take_in(sign_in(town.receptionist), **values).content.decode()
    case, code = Petition.objects.get(), code_on(page)
    assert (case.publication, case.row_serial, case.village) == (notice, 2, town.village)
    assert case.is_anonymous is not bool(name)
    assert case.deadlines.get(rule="objection").due == dt.date(2026, 3, 27)

    other = town.submit(request="别人的事。").petition
    handling.accept(petition=case, by=town.worker, note="已经开始核查。")
    seen = track(case.number, code)
    assert "已经开始核查" in seen
    assert notice.number in seen
    assert other.number not in seen
    assert "周桂花" not in seen
    assert "已经开始核查" not in track(other.number, code)  # the code opens one case alone


def test_19_outside_the_window_the_desk_says_what_to_do_instead(town, sign_in):
    notice = PublicationFactory(village=town.village, rows=3, closed=True)
    response = take_in(
        sign_in(town.receptionist), channel=Channel.CALL, kind=Kind.OBJECTION, request_text="人口不对。",
        publication_number=notice.number,
    )  # fmt: skip
    assert response.status_code == 422
    assert "申诉求决" in response.content.decode()
    assert "人口不对。" in response.content.decode()
    assert not Petition.objects.exists()
