"""PIPL art 55 and 56: weighed before it is public, by one person, signed by another, kept three years."""

import datetime as dt

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from disclosures.models import PublicationReview, StillKept
from disclosures.refusals import Declined
from disclosures.services import publications, reviews, rosters
from portal.accounts.permissions import NotAllowed
from tests.factories.accounts import StaffFactory
from tests.factories.disclosures import (
    PublicationFactory,
    PublicationReviewFactory,
    RosterEntryFactory,
    RosterFactory,
    RoundFactory,
    SchemeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday(time_machine):
    time_machine.move_to("2026-03-02 10:00+08:00", tick=False)


@pytest.fixture
def submitted(batch, clerk):
    return rosters.submit(roster=rosters.build(batch=batch, by=clerk), by=clerk)


def test_handing_in_drafts_every_field_from_procedure_and_figures(submitted, clerk):
    review = submitted.reviews.get()
    assert (review.author, review.reviewer, review.web_level) == (clerk, None, "masked")
    assert "最低生活保障审核确认办法第十九条（民发〔2021〕57号）" in review.basis
    assert "公示7日，期满撤下" in review.scope
    assert "能单独认出的2户" in review.impact
    assert all(getattr(review, name) for name in reviews.TEXTS)
    assert (review.rows, review.unique_rows, review.smallest_cell) == (2, 2, 1)
    assert "赵" not in str(vars(review))


@pytest.mark.parametrize(("repost_days", "says"), [(3, "公示3日"), (None, "公示7日")])
def test_a_correction_is_weighed_for_the_days_that_it_really_stands(batch, clerk, repost_days, says):
    batch.is_repost, batch.round.repost_days = True, repost_days
    batch.round.save()
    batch.save()
    roster = rosters.submit(roster=rosters.build(batch=batch, by=clerk), by=clerk)
    assert says in roster.reviews.get().scope


def test_the_author_s_own_words_stand(batch, clerk):
    roster = rosters.build(batch=batch, by=clerk)
    rosters.submit(roster=roster, by=clerk, review={"impact": "村里都认得。", "rows": "0", "scope": " "})
    review = roster.reviews.get()
    assert (review.impact, review.rows) == ("村里都认得。", 2)
    assert review.scope.startswith("杜村村委会门口公示栏")


def test_approving_signs_it(submitted, leader):
    rosters.approve(roster=submitted, by=leader)
    review = submitted.reviews.get()
    assert (review.reviewer, review.keep_until) == (leader, dt.date(2029, 3, 2))
    with pytest.raises(Declined, match="已经签署"):
        reviews.sign(review=review, by=leader)


def test_nothing_is_approved_unweighed(leader, village):
    with pytest.raises(Declined, match="没有公开前评估"):
        rosters.approve(roster=RosterFactory(in_review=True, review=False, batch__unit=village), by=leader)


def test_handing_in_again_leaves_one_draft(submitted, clerk, leader):
    rosters.return_(roster=submitted, by=leader, reason="少报两户")
    rosters.submit(roster=submitted, by=clerk)
    assert submitted.reviews.count() == 1


@pytest.mark.parametrize("details", [{"review": False}, {"other_round": True}])
def test_publishing_needs_a_review_of_this_round(approved, publisher, details):
    round = RoundFactory(order=5, name="确认公示") if details.pop("other_round", False) else None
    with pytest.raises(Declined, match="没有签署过的公开前评估"):
        publications.publish(roster=approved(**details), by=publisher, round=round)


def test_another_level_of_the_same_round_is_another_decision(approved, publisher):
    roster = approved()
    roster.batch.round.web_level = "totals"
    roster.batch.round.save()
    with pytest.raises(Declined, match="没有签署过"):
        publications.publish(roster=roster, by=publisher)


def test_a_risk_that_has_grown_is_weighed_again(approved, publisher, leader, village):
    roster = approved(review=False)
    RosterEntryFactory(roster=roster, serial=3, village=village, label="钱**", household_size=1)
    review = reviews.draft(roster=roster, by=publisher)
    reviews.sign(review=review, by=leader)
    assert review.linked_rows == 0
    aid = PublicationFactory(unit=village, sequence=77, scheme=SchemeFactory(code="temporary-aid", name="临时救助"))
    RosterEntryFactory(roster=aid.roster, serial=1, village=village, label="钱**", household_size=1, amount=90)
    with pytest.raises(Declined, match="可能变大了"):
        publications.publish(roster=roster, by=publisher)
    again = reviews.sign(review=reviews.draft(roster=roster, by=publisher), by=leader)
    assert again.linked_rows == 1
    assert publications.publish(roster=roster, by=publisher).number


def test_who_drafts_never_signs(approved, township):
    roster = approved(review=False)
    both = StaffFactory(role="leader", unit=township)
    review = PublicationReviewFactory(roster=roster, author=both)
    with pytest.raises(NotAllowed, match="您起草的"):
        reviews.sign(review=review, by=both)
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicationReviewFactory(roster=roster, author=both, signed=True, reviewer=both)


@pytest.mark.parametrize("role", ["village_assistant", "supervisor", "auditor"])
def test_who_may_not_draft(approved, township, role):
    with pytest.raises(NotAllowed):
        reviews.draft(roster=approved(), by=StaffFactory(role=role, unit=township))


def test_a_signed_review_stays_as_it_was(approved):
    review = approved().reviews.get()
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        PublicationReview.objects.filter(pk=review.pk).update(impact="没有影响")
    for delete in (review.delete, PublicationReview.objects.filter(pk=review.pk).delete):
        with pytest.raises(StillKept):
            delete()
    with pytest.raises(DatabaseError, match="kept three years"), transaction.atomic():
        PublicationReview.objects.filter(pk=review.pk)._raw_delete("default")


def test_after_its_day_it_may_go(approved):
    review = PublicationReviewFactory(roster=approved(review=False), signed=True, keep_until=dt.date(2025, 1, 1))
    review.delete()
    assert not PublicationReview.objects.exists()
