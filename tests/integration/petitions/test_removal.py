"""Acceptance 20: somebody asks to have an outdated posting about himself removed; it is logged, decided and told."""

import re

import pytest
import time_machine
from django.urls import reverse

from petitions.matters import Matter
from petitions.models import Petition
from petitions.services import handling, intake, replies
from petitions.vocabulary import Kind, Outcome, State, Subject
from tests.factories.disclosures import PublicationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel("2026-03-02T10:00:00+08:00", tick=False):
        yield


def test_logged_decided_and_told(town, client, sign_in):
    notice = PublicationFactory(village=town.village, closed=True)
    page = client.get(reverse("disclosures:notice", args=[notice.number])).content.decode()
    address = f"{reverse('petitions:new')}?remove={notice.number}"
    assert f'href="{address}"' in page
    form = client.get(address).content.decode()
    assert "请求更正或者撤下" in form
    assert re.search(r'name="kind" value="claim"[^>]*checked', form)
    sent = client.post(
        address,
        {
            "key": intake.codes.new_key(), "kind": "claim", "identity": "named", "name": "钱进宝", "phone": "13800138000",
            "request_text": "村口的旧名单还贴着我家，公示期早过了，请撤下。",
        },
    )  # fmt: skip
    assert sent.status_code == 201
    case = Petition.objects.get()
    assert (case.kind, case.subject, case.publication) == (Kind.CLAIM, Subject.REMOVAL, notice)
    assert case.village == town.village
    assert case.deadlines.filter(rule="tell").exists()  # clocks run as for any claim
    assert case.number in sign_in(town.worker).get(reverse("cases:index")).content.decode()

    handling.accept(petition=case, by=town.worker)
    replies.draft(
        petition=case, by=town.worker,
        matters=[Matter("村口公示栏仍张贴旧名单。", "已于今日撤下并销毁。", "个人信息保护法第四十七条")], outcome=Outcome.SUPPORTED,
    )  # fmt: skip
    for service, by in ((replies.submit, town.worker), (replies.approve, town.leader), (replies.issue, town.worker)):
        service(reply=case.replies.get(), by=by)
        case.refresh_from_db()
    replies.mark_served(reply=case.replies.get(), by=town.worker, method="look_up", proof="来电说已经看到")
    case.refresh_from_db()
    assert case.state == State.SERVED
    code = re.search(r'code-groups">([0-9A-Z ]+)<', sent.content.decode())[1].replace(" ", "-")
    told = client.post(reverse("petitions:track"), {"number": case.number, "code": code}).content.decode()
    assert "已于今日撤下并销毁。" in told
    assert notice.number in told


def test_a_number_that_is_none_leaves_a_plain_letter(town, client):
    page = client.get(reverse("petitions:new") + "?remove=2026-999")
    assert page.status_code == 200
    assert "请求更正或者撤下" not in page.content.decode()
