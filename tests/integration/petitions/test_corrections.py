"""A published answer corrected, from the desk to everybody's page: two people, two addresses, two ledger lines."""

import pytest
from django.urls import reverse

from petitions.models import Answer
from petitions.services import answers, handling
from petitions.vocabulary import AnswerState, Channel, Kind
from portal.ledger.models import LedgerEntry

from .pages import filled

pytestmark = pytest.mark.django_db
TEXT = {"title": "打工收入怎么算", "question": "外出打工收入不固定怎么算？", "answer": "按最近半年实际收入平均。"}


@pytest.fixture
def case(town):
    request = "我电话13800138000，家在河西巷12号，打工收入怎么算？"
    case = town.submit(kind=Kind.CONSULTATION, channel=Channel.VISIT, request=request).petition
    handling.answer_at_once(petition=case, by=town.worker, answer="按最近一年平均，找 13912345678 问。")
    return case


@pytest.fixture
def published(town, case):
    return answers.publish(answer=answers.prepare(petition=case, by=town.worker, **TEXT), by=town.publisher)


def test_from_the_desk_to_everybody(town, sign_in, published, client):
    case = published.petition
    move = reverse("cases:move", args=[case.number, "prepare_answer"])
    page = sign_in(town.worker).get(move).content.decode()
    assert f"编号 {published.number} 已经公开" in page
    assert "更正了什么" in page
    data = {**TEXT, "answer": "按最近一年实际收入平均。", "reason": "半年应为一年", "version": case.version}
    assert client.post(move, data).status_code == 302
    draft = Answer.objects.get(state=AnswerState.DRAFT)

    old = reverse("petitions:answer", args=[published.number])
    client.logout()
    assert "按最近半年" in client.get(old).content.decode()

    desk = reverse("cases:answer", args=[draft.pk])
    page = sign_in(town.publisher).get(desk).content.decode()
    for words in ("按最近半年", "按最近一年", "半年应为一年", f"同时撤下编号 {published.number}"):
        assert words in page
    unread = client.post(desk)
    assert unread.status_code == 409
    assert "从头再看一遍" in unread.content.decode()
    assert client.post(desk, filled(page)).status_code == 302
    draft.refresh_from_db()

    client.logout()
    gone = client.get(old)
    assert gone.status_code == 410
    new = reverse("petitions:answer", args=[draft.number])
    assert new in gone.content.decode()
    assert "按最近半年" not in gone.content.decode()
    page = client.get(new).content.decode()
    assert "半年应为一年" in page
    assert published.number in page
    found = client.get(reverse("api:answer-list")).json()["results"]
    assert [(one["number"], one["corrects"], one["correction"]) for one in found] == [
        (draft.number, published.number, "半年应为一年")
    ]
    assert client.get(reverse("api:answer-detail", args=[published.number])).status_code == 404
    found = client.get(reverse("search:results"), {"q": "打工收入"}).content.decode()
    assert new in found
    assert old not in found
    assert [entry.action for entry in LedgerEntry.objects.order_by("number")] == [
        "answer.published",
        "answer.withdrawn",
        "answer.published",
    ]
    assert "半年应为一年" in client.get(reverse("ledger:log")).content.decode()


def test_the_original_stands_beside_with_its_numbers_marked(town, sign_in, case):
    page = sign_in(town.worker).get(reverse("cases:move", args=[case.number, "prepare_answer"])).content.decode()
    assert ">13800138000</mark>" in page
    assert ">13912345678</mark>" in page
    assert "更正了什么" not in page


def test_a_refused_text_comes_back_whole_with_what_is_wrong_marked(town, sign_in, case):
    address = reverse("cases:move", args=[case.number, "prepare_answer"])
    typed = "请打 13700137000 问 <b>一句</b>。"
    data = {**TEXT, "answer": typed, "version": case.version}
    response = sign_in(town.worker).post(address, data)
    page = response.content.decode()
    assert response.status_code == 422
    assert "标出的字要改写" in page
    assert ">13700137000</mark>" in page
    assert "<b>一句</b>" not in page
    assert "&lt;b&gt;一句&lt;/b&gt;" in page
    assert not Answer.objects.exists()


def test_without_saying_what_was_corrected_nothing_is_saved(town, sign_in, published):
    case = published.petition
    address = reverse("cases:move", args=[case.number, "prepare_answer"])
    response = sign_in(town.worker).post(address, {**TEXT, "reason": "", "version": case.version})
    assert response.status_code == 422
    assert "请写明更正了什么" in response.content.decode()
    assert Answer.objects.count() == 1


def test_the_list_says_which_draft_corrects_what(town, sign_in, published):
    answers.correct(published=published, by=town.worker, **TEXT, reason="半年应为一年")
    page = sign_in(town.publisher).get(reverse("cases:answers")).content.decode()
    assert f"更正编号 {published.number}" in page
