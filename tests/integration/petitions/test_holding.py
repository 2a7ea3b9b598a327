"""The acts on the page of the look-up, by whoever holds the code."""

import pytest
import time_machine
from django.urls import reverse

from petitions.matters import Matter
from petitions.models import Petition, Rating
from petitions.services import handling, replies, tending
from petitions.vocabulary import Action, Kind, State

pytestmark = pytest.mark.django_db


def act(resident, receipt, name, **values):
    return resident.post(
        reverse("petitions:act", args=[name]), {"number": receipt.petition.number, "code": receipt.code, **values}
    )


@pytest.fixture
def served(town):
    with time_machine.travel("2026-03-10 10:00+08:00", tick=False):
        receipt = town.submit()
        petition = receipt.petition
        handling.accept(petition=petition, by=town.worker)
        replies.draft(petition=petition, by=town.worker, matters=[Matter("已核实。", "维持。", "57号")])
        for service, by in (
            (replies.submit, town.worker),
            (replies.approve, town.leader),
            (replies.issue, town.worker),
        ):
            service(reply=petition.replies.get(), by=by)
        replies.mark_served(reply=petition.replies.get(), by=town.worker, method="in_person", proof="签收")
    petition.refresh_from_db()
    return receipt


def test_the_page_offers_what_the_case_allows(town, resident, served):
    with time_machine.travel("2026-03-12 10:00+08:00", tick=False):
        page = resident.post(reverse("petitions:track"), {"number": served.petition.number, "code": served.code})
    content = page.content.decode()
    for words in ("评价这次办理", "补充情况", "申请复查", "申请并取回执"):
        assert words in content
    early = town.submit()
    content = resident.post(reverse("petitions:track"), {"number": early.petition.number, "code": early.code}).content
    assert "评价这次办理" not in content.decode()


def test_rating_by_code(resident, served):
    assert act(resident, served, "rate").status_code == 422
    page = act(resident, served, "rate", score="5")
    assert "您的评价已经记下" in page.content.decode()
    assert Rating.objects.get().score == 5
    again = act(resident, served, "rate", score="1")
    assert again.status_code == 422
    assert "已经评价过" in again.content.decode()


def test_an_answer_by_code_and_what_was_typed_comes_back_with_the_error(resident, served):
    page = act(resident, served, "supplement", text="没有提到医药费。")
    assert "收到您的补充" in page.content.decode()
    again = act(resident, served, "supplement", text="还有一句要紧的话。")
    assert again.status_code == 422
    assert "还有一句要紧的话。" in again.content.decode()


def test_asking_for_a_review_gives_a_receipt_and_the_old_page_leads_on(resident, served):
    with time_machine.travel("2026-03-12 10:00+08:00", tick=False):
        page = act(resident, served, "review", reason="漏算了支出。")
        assert page.status_code == 201
        case = Petition.objects.get(kind=Kind.REVIEW)
        assert case.number in page.content.decode()
        old = resident.post(reverse("petitions:track"), {"number": served.petition.number, "code": served.code})
    assert case.number in old.content.decode()
    assert served.petition.events.filter(action=Action.ASK_REVIEW).count() == 1


def test_no_review_is_offered_of_a_case_that_is_taken_up_again(town, resident, served):
    """The window is still open, but the reply that it is about no longer ends the case."""
    with time_machine.travel("2026-03-12 10:00+08:00", tick=False):
        tending.reopen(petition=served.petition, by=town.worker, reason="有新的事实")
        page = resident.post(reverse("petitions:track"), {"number": served.petition.number, "code": served.code})
    assert "申请并取回执" not in page.content.decode()


@pytest.mark.parametrize("name", ["supplement", "rate", "review"])
def test_a_wrong_code_changes_nothing_and_reads_like_every_miss(resident, served, name):
    miss = resident.post(reverse("petitions:track"), {"number": served.petition.number, "code": "0" * 28})
    before = served.petition.events.count()
    wrong = resident.post(
        reverse("petitions:act", args=[name]),
        {"number": served.petition.number, "code": "0" * 28, "text": "x", "score": "1", "reason": "x"},
    )
    assert wrong.content == miss.content
    assert served.petition.events.count() == before
    assert served.petition.state == State.SERVED


def test_the_acts_answer_to_post_alone_and_keep_nothing(resident, served):
    assert resident.get(reverse("petitions:act", args=["rate"])).status_code == 302
    page = act(resident, served, "rate", score="5")
    assert page["Cache-Control"] == "no-store"
    assert page["Referrer-Policy"] == "no-referrer"
    assert not page.cookies
