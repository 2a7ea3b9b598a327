"""The petitioner asks the next higher organ (复查, 信访工作条例 art 35); we record that and what it decided."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from petitions.errors import Refused, WindowClosed, WrongState
from petitions.models import Review
from petitions.models.review import ReviewOutcome
from petitions.vocabulary import Action

from .moves import moving


def request(*, review: Review, by, requested_on: date | None = None, version: int | None = None) -> Review:
    """Record the request. It is in time on the last day itself."""
    with moving(Action.REQUEST_REVIEW, petition=review.petition, by=by, version=version) as step:
        locked = Review.objects.select_for_update().get(pk=review.pk)
        day = requested_on or timezone.localdate()
        if locked.requested_on is not None:
            raise WrongState(_("已经登记过复查申请。"))
        if day > timezone.localdate() or day < locked.opens_on:
            raise Refused(_("申请日期应在送达之日和今天之间。"))
        if day > locked.last_day:
            raise WindowClosed(_("申请复查的期限已于%(day)s届满。") % {"day": locked.last_day.isoformat()})
        locked.requested_on = day
        locked.save(update_fields=["requested_on"])
        step.facts = {"review": locked.pk, "organ": locked.organ}
    review.refresh_from_db()
    return review


def conclude(
    *,
    review: Review,
    by,
    outcome: str,
    note: str = "",
    concluded_on: date | None = None,
    version: int | None = None,
) -> Review:
    """Record what the higher organ decided."""
    with moving(Action.CONCLUDE_REVIEW, petition=review.petition, by=by, version=version) as step:
        locked = Review.objects.select_for_update().get(pk=review.pk)
        if locked.requested_on is None or locked.concluded_on is not None:
            raise WrongState(_("没有正在进行的复查。"))
        locked.concluded_on = concluded_on or timezone.localdate()
        locked.outcome = ReviewOutcome(outcome)
        locked.note = note.strip()
        locked.save(update_fields=["concluded_on", "outcome", "note"])
        step.facts = {"review": locked.pk, "outcome": str(locked.outcome)}
    review.refresh_from_db()
    return review
