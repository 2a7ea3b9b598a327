"""Reading. Three doors that never mix: everybody's, the holder's of a code (tracking.py), and the staff's."""

from datetime import timedelta

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils import timezone

from portal.accounts.permissions import allows

from . import tracking
from .models import Answer, Deadline, Petition, Reminder
from .services import intake
from .statistics import public_figures
from .vocabulary import IN_HAND, Action, AnswerState, State
from .workflow import ACCEPT, APPROVE, DRAFT, ISSUE, PUBLISH, Move, actions_from

__all__ = ["public_figures"]

# --- everybody ------------------------------------------------------------------------------------------------------


def published_answers() -> QuerySet[Answer]:
    """The answers everybody may read, newest first; only their public columns are fetched."""
    return Answer.objects.published().only(
        "number", "kind", "title", "question_redacted", "answer_redacted", "published_at", "state"
    )


def published_answer(number: str) -> Answer | None:
    return published_answers().filter(number=number).first()


def is_withdrawn_answer(number: str) -> bool:
    """Whether an answer stood at this address once: the page says so, and nothing else."""
    return Answer.objects.filter(number=number, state=AnswerState.WITHDRAWN).exists()


# --- the holder of a code -------------------------------------------------------------------------------------------


def track(number: str, code: str) -> tracking.Tracked | None:
    """Where a matter stands; None alike for a wrong number, a wrong code and nonsense."""
    petition = intake.look_up(number, code)
    return tracking.track(petition) if petition else None


# --- staff ----------------------------------------------------------------------------------------------------------


def cases(user) -> QuerySet[Petition]:
    """Every case this person may know of, ready for a list: no sealed column is fetched."""
    return with_next_deadline(
        Petition.objects.visible_to(user)
        .defer("request", "facts")
        .select_related("village", "assignee", "assignee_unit", "publication")
    )


def case(user, number: str) -> Petition | None:
    """One case with all that its page shows; None when there is none, or none for this person."""
    return (
        Petition.objects.visible_to(user)
        .filter(number=number)
        .select_related("village", "assignee", "assignee_unit", "publication", "entered_by", "accused_unit")
        .prefetch_related("events__by", "deadlines", "replies", "reviews", "answers")
        .first()
    )


def with_next_deadline(queryset: QuerySet[Petition]) -> QuerySet[Petition]:
    """Adds next_due, next_act_by, next_rule and next_is_provisional: the ticking clock that ends first.

    And held_since: the day since which some clock stands still for the person's papers.
    """
    first = Deadline.objects.ticking().filter(petition=OuterRef("pk")).order_by("due")
    held = Deadline.objects.on_hold().filter(petition=OuterRef("pk")).order_by("paused_on")
    return queryset.annotate(
        next_due=Subquery(first.values("due")[:1]),
        next_act_by=Subquery(first.values("act_by")[:1]),
        next_rule=Subquery(first.values("rule")[:1]),
        next_is_provisional=Subquery(first.values("provisional")[:1]),
        held_since=Subquery(held.values("paused_on")[:1]),
    )


def waiting_for(user) -> QuerySet[Petition]:
    """What this person is expected to do something about, by their permissions."""
    mine = Petition.objects.none()
    seen = Petition.objects.visible_to(user)
    if allows(user, ACCEPT):
        mine |= seen.filter(state__in=[State.RECEIVED, State.SERVED])
    if allows(user, DRAFT):
        mine |= seen.filter(state__in=IN_HAND, assignee=user) | seen.filter(state__in=IN_HAND, assignee=None)
    if allows(user, APPROVE):
        mine |= seen.filter(state=State.AWAITING_APPROVAL)
    if allows(user, ISSUE):
        mine |= seen.filter(state__in=[State.APPROVED, State.ISSUED])
    return _like_cases(mine, user)


def due_within(user, days: int = 7) -> QuerySet[Petition]:
    """Cases with a clock that must be acted on within so many days and has not run out."""
    today = timezone.localdate()
    clocks = Deadline.objects.due_between(today, today + timedelta(days=days))
    return cases(user).filter(pk__in=clocks.values("petition"))


def overdue(user) -> QuerySet[Petition]:
    """Cases with a clock that ran out: each is a legal risk (信访工作条例 arts 43 to 45)."""
    return cases(user).filter(pk__in=Deadline.objects.overdue(timezone.localdate()).values("petition"))


def on_hold(user) -> QuerySet[Petition]:
    """Cases with a clock that stands still until the person brings what was asked for."""
    return cases(user).filter(pk__in=Deadline.objects.on_hold().values("petition"))


def reminders(user) -> list[Reminder]:
    """What this person was reminded of and has not ticked off: the latest word on each clock that still ticks."""
    unseen = Reminder.objects.filter(
        to=user, seen_at__isnull=True, deadline__in=Deadline.objects.ticking(), due=F("deadline__due")
    ).select_related("deadline", "petition")
    found = list(unseen.defer("petition__request", "petition__facts").order_by("pk"))
    if not found:
        return []
    seen = Petition.objects.visible_to(user).filter(pk__in={one.petition_id for one in found})
    visible = set(seen.order_by().values_list("pk", flat=True))
    latest = {one.deadline_id: one for one in found if one.petition_id in visible}
    return sorted(latest.values(), key=lambda one: one.due)


def returned(user) -> QuerySet[Petition]:
    """Replies that the leader gave back."""
    return cases(user).filter(state=State.RETURNED)


def answers_waiting_for(user) -> QuerySet[Answer]:
    """Redacted texts that somebody else wrote and this person may publish."""
    if not allows(user, PUBLISH):
        return Answer.objects.none()
    return Answer.objects.filter(state=AnswerState.DRAFT).exclude(prepared_by=user).select_related("prepared_by")


def answers(user) -> QuerySet[Answer]:
    """Every answer in every state, for those who publish or prepare; the originals are not in it."""
    if not (allows(user, PUBLISH) or allows(user, DRAFT)):
        return Answer.objects.none()
    return Answer.objects.select_related("prepared_by", "published_by")


def moves_for(user, petition: Petition) -> list[Move]:
    """What this person can do with this case now, in the order of the table: the buttons of its page."""
    possible = actions_from(petition.state, kind=petition.kind, is_anonymous=petition.is_anonymous)
    silent = {Action.RECALCULATE, Action.VIEW_PETITIONER, Action.OPEN_MATTER, Action.OPEN_ATTACHMENT}
    return [move for move in possible if move.action not in silent and allows(user, str(move.permission))]


def _like_cases(queryset: QuerySet[Petition], user) -> QuerySet[Petition]:
    return cases(user).filter(pk__in=queryset.values("pk"))
