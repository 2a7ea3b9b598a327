"""The leader's years, the batch that two people decide, the register on screen, on paper and as a table."""

import io

import openpyxl
import pytest
import time_machine
from django.urls import reverse

from petitions.services import intake
from petitions.vocabulary import Kind, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def old(town):
    with time_machine.travel("2026-03-03T10:00:00+08:00", tick=False):
        return town.at(State.CLOSED, idempotency_key="k" * 40)


@pytest.fixture(autouse=True)
def _later(old):
    with time_machine.travel("2036-03-04T10:00:00+08:00", tick=False):
        yield


def test_from_the_years_to_the_register(town, sign_in, client, old):
    leader = sign_in(town.leader)
    assert "还没有设置保存年限" in leader.get(reverse("cases:disposals")).content.decode()
    years = reverse("cases:retention")
    refused = leader.post(years, {"claim-years": "10", "claim-basis": ""})
    assert refused.status_code == 422
    assert "也要写依据" in refused.content.decode()
    assert 'value="10"' in refused.content.decode()
    assert leader.post(years, {"claim-years": "10", "claim-basis": "档案保管期限表第3条"}).status_code == 302
    desk = reverse("cases:disposals")
    assert old.number in leader.get(desk).content.decode()
    nothing = leader.post(desk, {"reason": "保存期满"})
    assert nothing.status_code == 422
    assert "请至少选一件" in nothing.content.decode()
    answer = leader.post(desk, {"cases": [old.pk], "reason": "保存期满"})
    batch = answer["Location"]
    assert "同意销毁" not in leader.get(batch).content.decode()  # not one's own
    assert leader.post(batch, {"act": "approve"}).status_code == 422

    second = sign_in(town.staff("privacy_reviewer"))
    page = second.get(batch).content.decode()
    assert "同意销毁" in page
    assert old.number in page
    assert second.post(batch, {"act": "nonsense"}).status_code == 422
    assert second.post(batch, {"act": "approve", "note": "同意"}).status_code == 302
    assert "不能恢复" in second.get(batch).content.decode()
    assert second.post(batch, {"act": "execute"}).status_code == 302
    old.refresh_from_db()
    assert old.disposed_at is not None
    assert old.request == ""

    register = reverse("cases:disposal_register")
    for query in ("", "?print"):
        page = second.get(register + query)
        assert "no-store" in page["Cache-Control"]
        assert old.number in page.content.decode()
    sheet = openpyxl.load_workbook(io.BytesIO(second.get(register + "?export=xlsx").content)).active
    assert [cell.value for cell in sheet[2]][:3] == [old.number, "申诉求决", "网上"]
    assert old.number in second.get(register + "?export=csv").content.decode("utf-8-sig")

    staff_page = sign_in(town.worker).get(reverse("cases:case", args=[old.number])).content.decode()
    assert "按规定销毁" in staff_page
    assert "现在没有您要办的步骤" in staff_page
    client.logout()
    code = intake.codes.code_for("k" * 40)
    told = client.post(reverse("petitions:track"), {"number": old.number, "code": code}).content.decode()
    assert "按规定销毁" in told
    assert old.number in told


def test_preserving_and_releasing_have_their_buttons(town, sign_in, old):
    client = sign_in(town.leader)
    address = reverse("cases:case", args=[old.number])
    page = client.get(address).content.decode()
    assert "/preserve/" in page
    assert "/release/" not in page
    client.post(reverse("cases:move", args=[old.number, "preserve"]), {"version": old.version, "reason": "审计"})
    page = client.get(address).content.decode()
    assert "已暂缓销毁" in page
    assert "/release/" in page
    assert "/preserve/" not in page


def test_accusations_stay_out_of_the_reviewers_sight(town, sign_in):
    with time_machine.travel("2026-03-03T10:00:00+08:00", tick=False):
        case = town.submit(kind=Kind.ACCUSATION).petition
    page = sign_in(town.staff("privacy_reviewer")).get(reverse("cases:disposals")).content.decode()
    assert case.number not in page
