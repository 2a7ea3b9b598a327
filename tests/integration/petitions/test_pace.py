"""How many letters and look-ups one network may send: the next network is never the one that waits."""

import pytest
from django.urls import reverse

from petitions.models import Petition
from petitions.views import letters, track

from .pages import filled

pytestmark = pytest.mark.django_db
NEXT_DOOR, ELSEWHERE = "10.0.0.77", "10.0.9.1"


@pytest.fixture(autouse=True)
def _two_each(monkeypatch):
    monkeypatch.setattr(track, "MOST_LOOK_UPS", 2)
    monkeypatch.setattr(letters, "MOST_LETTERS", 2)


@pytest.mark.parametrize("page", ["track", "act"])
def test_over_the_limit_a_right_code_reads_like_a_wrong_one(town, resident, page):
    receipt = town.submit()
    address = reverse("petitions:track") if page == "track" else reverse("petitions:act", args=["rate"])

    def ask(code, network="10.0.0.1"):
        return resident.post(
            address, {"number": receipt.petition.number, "code": code, "score": 5}, REMOTE_ADDR=network
        )

    assert [ask("x").status_code for _time in range(2)] == [200, 200]
    right, wrong = ask(receipt.code, NEXT_DOOR), ask("x")
    assert (right.status_code, wrong.status_code) == (429, 429)
    assert right.content == wrong.content
    assert right["Cache-Control"] == "no-store"
    assert ask("x", ELSEWHERE).status_code == 200


def test_a_letter_too_many_keeps_its_words(town, resident):
    def send(network="10.0.0.1", **values):
        page = resident.get(reverse("petitions:new")).content.decode()
        letter = {"kind": "consultation", "identity": "anonymous", "request_text": "窗口几点开门？"}
        return resident.post(reverse("petitions:new"), {**filled(page), **letter, **values}, REMOTE_ADDR=network)

    assert [send().status_code for _time in range(2)] == [201, 201]
    refused = send(NEXT_DOOR, request_text="我家的井坏了。")
    assert refused.status_code == 429
    assert "我家的井坏了。" in refused.content.decode()
    assert "还没有寄出" in refused.content.decode()
    assert Petition.objects.count() == 2
    assert send(ELSEWHERE).status_code == 201
