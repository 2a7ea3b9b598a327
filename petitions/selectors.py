"""Reading. Three doors that never mix: everybody's, the holder's of a code (tracking.py), and the staff's."""

from datetime import timedelta

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from portal.accounts.permissions import allows

from . import tracking
from .models import Answer, CaseEvent, Deadline, MonthFigures, Petition, Reminder, SealUse
from .permissions import beyond_walls, may_see
from .services import intake
from .similar import Similar, similar, similar_to
from .statistics import public_figures
from .vocabulary import BEFORE_ANSWER, IN_HAND, LOOKS, Action, AnswerState, State
from .workflow import ACCEPT, APPROVE, ASSIGN, DRAFT, ISSUE, PUBLISH, QUIET, Move, actions_from

__all__ = ["Similar", "public_figures", "similar", "similar_to"]

# --- everybody ------------------------------------------------------------------------------------------------------


def published_answers() -> QuerySet[Answer]:
    """The answers everybody may read, newest first; only their public columns are fetched."""
    return (
        Answer.objects.published()
        .select_related("supersedes")
        .only(
            "number", "kind", "title", "question_redacted", "answer_redacted", "published_at", "state",
            "correction_note", "supersedes__number",
        )
    )  # fmt: skip


def published_answer(number: str) -> Answer | None:
    return published_answers().filter(number=number).first()


def is_withdrawn_answer(number: str) -> bool:
    """Whether an answer stood at this address once: the page says so, and nothing else."""
    return Answer.objects.filter(number=number, state=AnswerState.WITHDRAWN).exists()


def replacement_of(number: str) -> Answer | None:
    """What is to be read in place of a corrected answer, however often it was corrected."""
    found = Answer.objects.filter(number=number).first()
    while found is not None and found.state == AnswerState.WITHDRAWN:
        found = found.corrections.exclude(number=None).order_by("pk").last()
    return found if found is not None and found.state == AnswerState.PUBLISHED else None


def month_figures(year: int) -> QuerySet[MonthFigures]:
    """A year's frozen months, as everybody may read them."""
    return MonthFigures.objects.filter(year=year).order_by("month")


def years_with_month_figures() -> list[int]:
    return sorted(set(MonthFigures.objects.order_by().values_list("year", flat=True)), reverse=True)


# --- the holder of a code -------------------------------------------------------------------------------------------


def find_by_code(number: str, code: str) -> Petition | None:
    """The matter of whoever holds its code; None alike for a wrong number, a wrong code and nonsense."""
    return intake.look_up(number, code)


def track(petition: Petition) -> tracking.Tracked:
    """Where a matter stands, for whoever proved to hold its code."""
    return tracking.track(petition)


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


def original_of(user, petition: Petition) -> Petition | None:
    """The case that this one repeats, if this person may know of it: its bare number tells that it exists."""
    original = petition.repeats
    return original if original is not None and may_see(user, original) else None


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
        mine |= seen.filter(news_at__isnull=False)  # the petitioner answered by code
    if allows(user, ASSIGN):
        mine |= seen.filter(state__in=IN_HAND, returned_to=user)
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
        to=user,
        seen_at__isnull=True,
        deadline__in=Deadline.objects.ticking(),
        due=F("deadline__due"),
        petition__in=Petition.objects.visible_to(user),
    )
    latest = {
        one.deadline_id: one
        for one in unseen.select_related("deadline", "petition")
        .defer("petition__request", "petition__facts")
        .order_by("pk")
    }
    return sorted(latest.values(), key=lambda one: one.due)


# Replies that the leader gave back, and cases that the assignee gave back.
GIVEN_BACK = Q(state=State.RETURNED) | Q(state__in=IN_HAND, returned_to__isnull=False)


def returned(user) -> QuerySet[Petition]:
    """What was given back and waits to be done better, or by somebody else."""
    return cases(user).filter(GIVEN_BACK)


def reminded(user) -> QuerySet[Petition]:
    """Cases that a leader asked for since their last move, on the desk of whoever has them or could take them."""
    mine = Q(assignee=user)
    if allows(user, ACCEPT) or allows(user, DRAFT):
        mine |= Q(assignee__isnull=True)
    moved = (
        CaseEvent.objects.filter(petition=OuterRef("petition"))
        .exclude(action__in=QUIET)
        .order_by("-pk")
        .values("pk")[:1]
    )
    standing = CaseEvent.objects.filter(action=Action.REMIND, pk__gt=Subquery(moved))
    return cases(user).filter(mine, state__in=BEFORE_ANSWER, pk__in=standing.values("petition"))


def answers_waiting_for(user) -> QuerySet[Answer]:
    """Redacted texts that somebody else wrote and this person may publish."""
    if not allows(user, PUBLISH):
        return Answer.objects.none()
    waiting = Answer.objects.filter(state=AnswerState.DRAFT).exclude(prepared_by=user)
    return beyond_walls(waiting, user, "petition__").select_related("prepared_by", "supersedes")


def answers(user) -> QuerySet[Answer]:
    """Every answer in every state, for those who publish or prepare; the originals are not in it."""
    if not (allows(user, PUBLISH) or allows(user, DRAFT)):
        return Answer.objects.none()
    seen = beyond_walls(Answer.objects.all(), user, "petition__")
    return seen.select_related("prepared_by", "published_by", "supersedes")


def seal_uses(user) -> QuerySet[SealUse]:
    """The log of the seal, on papers of cases that this person may know of; no sealed column is fetched."""
    return (
        SealUse.objects.filter(reply__petition__in=Petition.objects.visible_to(user))
        .select_related("reply", "reply__petition", "asked_by", "approved_by")
        .only(
            *("seal", "copies", "asked_at", "approved_at", "note", "asked_by", "approved_by"),
            *("reply__document_number", "reply__title", "reply__petition__number"),
        )
    )


def moves_for(user, petition: Petition) -> list[Move]:
    """What this person can do with this case now, in the order of the table: the buttons of its page."""
    if petition.disposed_at is not None:
        return []
    possible = actions_from(petition.state, kind=petition.kind, is_anonymous=petition.is_anonymous)
    silent = {Action.RECALCULATE, Action.DOWNLOAD_PAPER, Action.REFUSE_LOOK, *LOOKS}
    return [move for move in possible if move.action not in silent and allows(user, str(move.permission))]


def _like_cases(queryset: QuerySet[Petition], user) -> QuerySet[Petition]:
    return cases(user).filter(pk__in=queryset.values("pk"))
