"""复查 and 复核 (信访工作条例 arts 35, 36): asked for by code or at the window, a case of its own, then the decision."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petitions import codes
from petitions.errors import Refused, WindowClosed, WrongState
from petitions.models import Petition, Review
from petitions.models.review import ReviewLevel, ReviewOutcome
from petitions.vocabulary import Action, Channel, Kind
from portal.orgs import selectors as orgs
from portal.words import in_chinese

from . import clocks, following, intake
from .moves import moving


def ask(*, review: Review, reason: str, idempotency_key: str) -> intake.Receipt:
    """The petitioner's own request, by the code: the answer is a receipt with a number and a code of its own."""
    sending = idempotency_key, Kind.REVIEW, reason.strip(), "", None
    if (earlier := intake.sent_before(*sending)) is not None:
        return earlier
    try:
        with moving(Action.ASK_REVIEW, petition=review.petition, by=None) as step:
            receipt = _open(review, reason, idempotency_key, Channel.WEB, timezone.localdate(), by=None)
            step.facts = {"review": review.pk, "level": review.level, "case": receipt.petition.number}
    except WrongState:
        # A double click: the first one was quicker, and its receipt is this one's too.
        if (earlier := intake.sent_before(*sending)) is not None:
            return earlier
        raise
    review.refresh_from_db()
    return receipt


def request(
    *,
    review: Review,
    by,
    requested_on: date | None = None,
    reason: str = "",
    channel: str = Channel.VISIT,
    version: int | None = None,
) -> Review:
    """Record at the desk that it was asked for. In time on the last day itself. The code is handed out by reissue."""
    with moving(Action.REQUEST_REVIEW, petition=review.petition, by=by, version=version) as step:
        day = requested_on or timezone.localdate()
        receipt = _open(review, reason or say_asked(review), codes.new_key(), Channel(channel), day, by=by)
        step.facts = {"review": review.pk, "level": review.level, "case": receipt.petition.number}
    review.refresh_from_db()
    return review


def conclude(
    *,
    petition: Petition,
    by,
    outcome: str,
    note: str = "",
    concluded_on: date | None = None,
    served_on: date | None = None,
    version: int | None = None,
) -> Review:
    """Record on the review's own case what the organ decided; the window of the next level opens with its service."""
    with moving(Action.CONCLUDE_REVIEW, petition=petition, by=by, version=version) as step:
        review = Review.objects.select_for_update().get(case=step.petition)
        concluded_on, served_on = _check_days(review, concluded_on, served_on)
        review.concluded_on, review.outcome, review.note = concluded_on, ReviewOutcome(outcome), note.strip()
        review.save(update_fields=["concluded_on", "outcome", "note"])
        if review.level == ReviewLevel.REVIEW:
            organ = orgs.office().rereview_organ
            following = clocks.open_window(step.petition, ReviewLevel.REREVIEW, served_on, organ)
            step.deadline_after = following.last_day if following else None
        step.public_note = say_decided(review)
        step.facts = {"review": review.pk, "level": review.level, "outcome": str(review.outcome)}
    return review


def is_final(petition: Petition) -> bool:
    """Whether this matter went all the way up: the same facts and reasons are not accepted again (art 36)."""
    return Review.objects.filter(
        petition__reviews_case=petition, level=ReviewLevel.REREVIEW, concluded_on__isnull=False
    ).exists()


@transaction.atomic
def _open(review: Review, reason: str, key: str, channel: Channel, day: date, *, by) -> intake.Receipt:
    """Fill the window with a case: same person, same village, its own thirty days."""
    locked = Review.objects.select_for_update().select_related("petition").get(pk=review.pk)
    if locked.requested_on is not None:
        number = locked.case.number if locked.case else ""
        raise WrongState(_("已经申请过复查复核，编号%(number)s。") % {"number": number})
    if day > timezone.localdate() or day < locked.opens_on:
        raise Refused(_("申请日期应在送达之日和今天之间。"))
    if day > locked.last_day:
        raise WindowClosed(_("申请%(level)s的期限已于%(day)s届满。") % _about(locked))
    receipt = following.open_review(origin=locked.petition, level=locked.level, request=reason, key=key, channel=channel, received_on=day, by=by)  # fmt: skip
    locked.requested_on, locked.case = day, receipt.petition
    locked.save(update_fields=["requested_on", "case"])
    return receipt


def _about(review: Review) -> dict[str, str]:
    return {"level": str(ReviewLevel(review.level).label), "day": review.last_day.isoformat()}


def _check_days(review: Review, concluded_on: date | None, served_on: date | None) -> tuple[date, date]:
    today = timezone.localdate()
    concluded_on = concluded_on or today
    served_on = served_on or concluded_on
    if review.requested_on is None or review.concluded_on is not None:
        raise WrongState(_("没有正在进行的复查复核。"))
    if not review.requested_on <= concluded_on <= served_on <= today:
        raise Refused(_("日期的先后应为：申请、作出意见、送达，都不晚于今天。"))
    return concluded_on, served_on


@in_chinese
def say_asked(review: Review) -> str:
    return _("对%(number)s的处理意见不服，申请%(level)s。") % {
        "number": review.petition.number,
        "level": ReviewLevel(review.level).label,
    }


@in_chinese
def say_decided(review: Review) -> str:
    words = _("%(level)s意见：%(outcome)s。") % {
        "level": ReviewLevel(review.level).label,
        "outcome": ReviewOutcome(review.outcome).label,
    }
    if review.level == ReviewLevel.REREVIEW:
        words += _("复核意见是终结意见，同一事实和理由不再受理。")
    return words
