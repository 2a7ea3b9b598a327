from dataclasses import replace
from datetime import date

import pytest
import time_machine

from petitions.errors import Fixed, NotClean, Refused, SamePerson, WrongState
from petitions.matters import Matter, to_json
from petitions.models import NumberSeries, Reply, Review
from petitions.services import handling, replies, reviews, tending
from petitions.vocabulary import Action, DocumentKind, Kind, ReplyStatus, State
from portal.accounts.permissions import NotAllowed
from portal.orgs.models import OfficeProfile
from tests.factories.accounts import StaffFactory

MATTER = Matter("经入户核实，家中三口人。", "维持原金额。", "民发〔2021〕57号第十三条。")
TEXT = {"matters": [MATTER]}


@pytest.fixture
def case(town):
    return town.at(State.ACCEPTED)


@pytest.fixture
def both(town):
    """A leader who may also write: the role that four eyes are for."""
    person = town.staff("leader")
    from django.contrib.auth.models import Permission

    person.user_permissions.add(Permission.objects.get(codename="draft_reply"))
    return person


def test_the_whole_way(town):
    with time_machine.travel("2026-03-10 10:00+08:00", tick=False):
        case = town.at(State.ACCEPTED)
        reply = replies.draft(petition=case, by=town.worker, addressee="钱进宝", **TEXT)
        assert (reply.status, reply.kind) == (ReplyStatus.DRAFT, DocumentKind.OPINION)
        assert "青石县人民政府" in reply.remedy
        replies.submit(reply=reply, by=town.worker)
        replies.approve(reply=reply, by=town.leader)
        replies.issue(reply=reply, by=town.worker)
        assert (reply.document_number, reply.issued_on) == ("柳政信〔2026〕1号", date(2026, 3, 10))
    with time_machine.travel("2026-03-12 10:00+08:00", tick=False):
        replies.mark_served(
            reply=reply, by=town.worker, method="post", proof="快递单号8812", served_on=date(2026, 3, 11)
        )
    case.refresh_from_db()
    assert (case.state, reply.status, reply.served_on) == (State.SERVED, ReplyStatus.SERVED, date(2026, 3, 11))
    assert [event.action for event in case.events.all()] == [
        Action.SUBMIT,
        Action.ACCEPT,
        Action.DRAFT_REPLY,
        Action.SUBMIT_REPLY,
        Action.APPROVE_REPLY,
        Action.ISSUE_REPLY,
        Action.MARK_SERVED,
    ]
    assert not case.deadlines.running().exists()
    handling.close(petition=case, by=town.worker, note="材料已归档。")
    assert case.state == State.CLOSED


def test_numbers_run_without_gaps_through_the_year(town):
    with time_machine.travel("2026-03-10 10:00+08:00", tick=False):
        numbers = [town.at(State.ISSUED).replies.get().document_number for _ in range(3)]
    assert numbers == ["柳政信〔2026〕1号", "柳政信〔2026〕2号", "柳政信〔2026〕3号"]
    with time_machine.travel("2027-01-04 10:00+08:00", tick=False):
        assert town.at(State.ISSUED).replies.get().document_number == "柳政信〔2027〕1号"


def test_a_number_whose_paper_fails_is_given_to_the_next(town, monkeypatch):
    reply = town.at(State.APPROVED).replies.get()
    monkeypatch.setattr(replies, "_set", lambda *args, **values: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        replies.issue(reply=reply, by=town.worker)
    monkeypatch.undo()
    assert not NumberSeries.objects.filter(name="reply").exists()
    reply.refresh_from_db()
    assert replies.issue(reply=reply, by=town.worker).document_number.endswith("〕1号")


def test_without_a_prefix_the_office_is_told_what_to_fill_in(town):
    OfficeProfile.objects.update(document_prefix="")
    with pytest.raises(Refused, match="发文机关代字"):
        replies.issue(reply=town.at(State.APPROVED).replies.get(), by=town.worker)


# --- four eyes ------------------------------------------------------------------------------------------------------


def test_nobody_approves_what_they_wrote(town, case, both):
    reply = replies.draft(petition=case, by=both, **TEXT)
    replies.submit(reply=reply, by=town.worker)
    with pytest.raises(SamePerson, match="另一位"):
        replies.approve(reply=reply, by=both)
    replies.approve(reply=reply, by=town.leader)


def test_nor_what_they_handed_in(town, case, both):
    reply = replies.draft(petition=case, by=town.worker, **TEXT)
    replies.submit(reply=reply, by=both)
    with pytest.raises(SamePerson):
        replies.approve(reply=reply, by=both)


def test_nor_what_they_wrote_before_somebody_wrote_over_it(town, case, both):
    replies.draft(petition=case, by=both, **TEXT)
    reply = replies.draft(petition=case, by=town.worker, **TEXT)
    replies.submit(reply=reply, by=town.worker)
    with pytest.raises(SamePerson):
        replies.approve(reply=reply, by=both)


def test_the_database_knows_it_too(town, case):
    from django.db import IntegrityError

    reply = replies.draft(petition=case, by=town.worker, **TEXT)
    with pytest.raises(IntegrityError, match="reply_approved_by_another"):
        Reply.objects.filter(pk=reply.pk).update(approved_by=town.worker, approved_at=case.entered_at)


@pytest.mark.parametrize("who", ["worker", "receptionist", "publisher"])
def test_only_a_leader_approves(town, who):
    reply = town.at(State.AWAITING_APPROVAL).replies.get()
    with pytest.raises(NotAllowed):
        replies.approve(reply=reply, by=getattr(town, who))


def test_somebody_without_a_place_in_the_house_does_nothing(town):
    reply = town.at(State.AWAITING_APPROVAL).replies.get()
    with pytest.raises(NotAllowed):
        replies.approve(reply=reply, by=StaffFactory(role="leader"))


# --- to and fro -----------------------------------------------------------------------------------------------------


def test_a_returned_draft_is_written_over_and_handed_in_again(town):
    case = town.at(State.AWAITING_APPROVAL)
    reply = case.replies.get()
    with pytest.raises(Refused):
        replies.return_(reply=reply, by=town.leader, reason="")
    replies.return_(reply=reply, by=town.leader, reason="写明核实日期")
    case.refresh_from_db()
    assert (case.state, reply.status) == (State.RETURNED, ReplyStatus.DRAFT)
    assert case.events.last().public_note == ""
    again = replies.draft(petition=case, by=town.worker, **TEXT)
    assert again.pk == reply.pk
    replies.submit(reply=again, by=town.worker)
    assert again.status == ReplyStatus.SUBMITTED


def test_words_written_over_after_the_signature_are_signed_by_nobody(town, both):
    """Withdrawn after it was signed and taken up again: even the one who signed may write now, and not sign."""
    case = town.at(State.AWAITING_APPROVAL)
    replies.approve(reply=case.replies.get(), by=both)
    case.refresh_from_db()
    handling.withdraw(petition=case, by=town.worker, reason="来电撤回")
    tending.reopen(petition=case, by=town.worker, reason="又要求办理")
    reply = replies.draft(petition=case, by=both, **TEXT)
    reply.refresh_from_db()
    assert (reply.status, reply.approved_by, reply.approved_at) == (ReplyStatus.DRAFT, None, None)


@pytest.mark.parametrize("missing", ["facts", "opinion"])
def test_facts_and_opinion_are_needed(town, case, missing):
    with pytest.raises(Refused):
        replies.draft(petition=case, by=town.worker, matters=[replace(MATTER, **{missing: " "})])
    assert not Reply.objects.exists()


def test_an_opinion_on_a_claim_needs_its_law_and_a_question_does_not(town, case):
    with pytest.raises(Refused, match="依据"):
        replies.submit(
            reply=replies.draft(petition=case, by=town.worker, matters=[replace(MATTER, law="")]), by=town.worker
        )
    question = town.at(State.ACCEPTED, kind=Kind.CONSULTATION)
    reply = replies.draft(petition=question, by=town.worker, matters=[replace(MATTER, law="")])
    assert replies.submit(reply=reply, by=town.worker).kind == DocumentKind.REPLY


def test_a_title_with_a_phone_number_is_refused(town, case):
    with pytest.raises(NotClean):
        replies.draft(petition=case, by=town.worker, title="关于13800138000来电的答复", **TEXT)


def test_a_second_try_on_the_same_paper_is_refused(town):
    reply = town.at(State.ISSUED).replies.get()
    with pytest.raises(WrongState):
        replies.issue(reply=reply, by=town.worker)


# --- service --------------------------------------------------------------------------------------------------------


def test_service_needs_a_proof_and_a_day_that_can_be(town):
    with time_machine.travel("2026-03-10 10:00+08:00", tick=False):
        reply = town.at(State.ISSUED).replies.get()
        for values in (
            {"proof": " "},
            {"proof": " ", "method": "look_up"},
            {"proof": "签收", "served_on": date(2026, 3, 9)},
            {"proof": "签收", "served_on": date(2026, 3, 11)},
        ):
            with pytest.raises(Refused):
                replies.mark_served(reply=reply, by=town.worker, **{"method": "in_person", **values})
        assert not Review.objects.exists()
        replies.mark_served(reply=reply, by=town.worker, method="look_up", proof="来电说已经看到")
    assert Review.objects.get().last_day == date(2026, 4, 9)


def test_only_a_claim_has_a_review(town):
    town.at(State.SERVED, kind=Kind.SUGGESTION)
    assert not Review.objects.exists()


def test_a_served_paper_stays_served(town):
    reply = town.at(State.SERVED).replies.get()
    reply.matters = to_json([replace(MATTER, opinion="另一种说法")])
    with pytest.raises(Fixed, match="另发一份"):
        reply.save()


@pytest.fixture
def review(town):
    with time_machine.travel("2026-03-10 10:00+08:00", tick=False):
        town.at(State.SERVED)
    return Review.objects.get()  # until Thursday 9 April


def test_a_review_is_asked_for_on_the_last_day_still(town, review):
    with time_machine.travel("2026-04-09 23:00+08:00", tick=False):
        assert review.is_open
        reviews.request(review=review, by=town.worker)
        with pytest.raises(WrongState):
            reviews.request(review=review, by=town.worker)
        reviews.conclude(petition=review.case, by=town.worker, outcome="upheld", note="维持")
        with pytest.raises(WrongState):
            reviews.conclude(petition=review.case, by=town.worker, outcome="upheld")
    review.refresh_from_db()
    assert (review.outcome, review.concluded_on) == ("upheld", date(2026, 4, 9))


def test_a_review_is_not_asked_for_after_it_nor_before_service(town, review):
    with time_machine.travel("2026-04-10 00:01+08:00", tick=False):
        assert not review.is_open
        with pytest.raises(Refused):
            reviews.request(review=review, by=town.worker)
        with pytest.raises(Refused):
            reviews.request(review=review, by=town.worker, requested_on=date(2026, 3, 1))
        reviews.request(review=review, by=town.worker, requested_on=date(2026, 4, 9))
