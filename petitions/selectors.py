"""Reading. Three doors that never mix: everybody's, the holder's of a code (tracking.py), and the staff's."""

import re
import unicodedata
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from portal.accounts.permissions import allows
from portal.counting import Keys

from . import tracking
from .models import Answer, Deadline, MonthFigures, Petition, Reminder, SealUse
from .permissions import beyond_walls
from .services import intake
from .similar import Similar, similar, similar_to
from .statistics import public_figures
from .vocabulary import IN_HAND, LOOKS, OPEN, Action, AnswerState, State
from .workflow import ACCEPT, APPROVE, ASSIGN, DRAFT, ISSUE, PUBLISH, Move, actions_from

__all__ = ["Similar", "public_figures", "similar", "similar_to"]

NUMBER = re.compile(r"\d{4}-\d*")
PART_OF_NUMBER = re.compile(r"[\d-]+")
SOON_DAYS = 7
# Whatever runs out first stands on top; what has no clock any more comes last, newest first.
BY_CLOCK = (F("next_due").asc(nulls_last=True), "-received_on", "-number")

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


def withdrawn_answers() -> QuerySet[Answer, tuple]:
    """Number and moment of each answer that was taken down, the latest first: what copies have to delete."""
    withdrawn = Answer.objects.filter(state=AnswerState.WITHDRAWN).exclude(number=None)
    return withdrawn.order_by("-withdrawn_at", "-pk").values_list("number", "withdrawn_at")


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
    seen = Petition.objects.visible_to(user).defer("request", "facts")
    return seen.select_related("village", "assignee", "assignee_unit", "publication")


def stretch(rows: QuerySet[Petition], first: int, last: int, *, of: int) -> QuerySet[Petition]:
    """These rows of a long list, counted from its nearer end; passed over by their keys, so that an index suffices."""
    part = rows[first:last] if first <= of // 2 else rows.reverse()[of - last : of - first]
    return lines(Petition.objects.filter(pk__in=part.values("pk"))).order_by(*rows.query.order_by)


def lines(queryset: QuerySet[Petition]) -> QuerySet[Petition]:
    """As a line of a list shows them, and nothing else of them."""
    return queryset.select_related("village", "assignee").only(
        *("number", "version", "summary", "kind", "channel", "state", "received_on", "held_since"),
        *("next_due", "next_act_by", "next_rule", "next_is_provisional"),
        *("village__name", "assignee__display_name", "assignee__username"),
    )


def search(queryset: QuerySet[Petition], words: str) -> QuerySet[Petition]:
    """By number or its beginning, which an index answers; otherwise every word must stand in the summary or number."""
    if NUMBER.fullmatch(begin := narrow(words)):
        # SQLite answers no LIKE from an index; the stretch from 2026-01 to 2026-0199999999 it does.
        return queryset.filter(number__startswith=begin, number__range=(begin, begin + "9" * 8))
    for word in words.split():
        # To fold the case of a hundred thousand summaries takes PostgreSQL longer than all else: Chinese has none.
        in_summary = Q(summary__icontains=word) if word.upper() != word.lower() else Q(summary__contains=word)
        figures = narrow(word)
        in_number = Q(number__contains=figures) if PART_OF_NUMBER.fullmatch(figures) else Q()  # no number holds words
        queryset = queryset.filter(in_summary | in_number)
    return queryset


def narrow(words: str) -> str:
    """A Chinese keyboard types wide figures."""
    return unicodedata.normalize("NFKC", words).strip()


def case(user, number: str) -> Petition | None:
    """One case with all that its page shows; None when there is none, or none for this person."""
    return (
        Petition.objects.visible_to(user)
        .filter(number=number)
        .select_related("village", "assignee", "assignee_unit", "publication", "entered_by", "accused_unit")
        .prefetch_related("events__by", "deadlines", "replies", "reviews", "answers")
        .first()
    )


# The piles of the desk, each a condition on the case's own columns: one that joined another table would be too slow
# for a list of 100,000, and for a count on every page.


def waits_for(user) -> Q:
    """What this person is expected to do something about, by their permissions."""
    mine = Q(pk__in=[])
    if allows(user, ACCEPT):
        mine |= Q(state__in=[State.RECEIVED, State.SERVED])
    if allows(user, DRAFT):
        mine |= Q(state__in=IN_HAND) & (Q(assignee=user) | Q(assignee=None))
        mine |= Q(news_at__isnull=False)  # the petitioner answered by code
    if allows(user, ASSIGN):
        mine |= Q(state__in=IN_HAND, returned_to=user)
    if allows(user, APPROVE):
        mine |= Q(state=State.AWAITING_APPROVAL)
    if allows(user, ISSUE):
        mine |= Q(state__in=[State.APPROVED, State.ISSUED])
    waiting = Q(state__in=OPEN) & mine
    if allows(user, DRAFT):
        # A late word may come to a closed case too. Sought apart, so that an index leads past all that is finished.
        waiting |= Q(state=State.CLOSED, news_at__isnull=False)
    return waiting


def is_due_soon(days: int = SOON_DAYS) -> Q:
    """The clock that ends first must be acted on within so many days and has not run out."""
    today = timezone.localdate()
    return Q(next_due__gte=today, next_act_by__lte=today + timedelta(days=days))


def is_overdue() -> Q:
    """A clock ran out: each such case is a legal risk (信访工作条例 arts 43 to 45)."""
    return Q(next_due__lt=timezone.localdate())


def is_on_hold() -> Q:
    """A clock stands still until the person brings what was asked for."""
    return Q(held_since__isnull=False)


def is_given_back() -> Q:
    """A reply that the leader gave back, or a case that its assignee gave back."""
    return Q(state=State.RETURNED) | Q(state__in=IN_HAND, returned_to__isnull=False)


def is_reminded(user) -> Q:
    """A leader asked for it since its last move; for whoever has it or could take it. The next move ends it."""
    mine = Q(assignee=user)
    if allows(user, ACCEPT) or allows(user, DRAFT):
        mine |= Q(assignee__isnull=True)
    return mine & Q(reminded_at__isnull=False)


def piles(user, seen: QuerySet[Petition]) -> dict[str, QuerySet[Petition]]:
    """The piles on this person's desk, by name, of the `cases` that they see.

    The list counts them all and the first page shows the top of each.
    """
    return {
        "waiting": seen.filter(waits_for(user)),
        "soon": seen.filter(is_due_soon()),
        "overdue": seen.filter(is_overdue()),
        "hold": seen.filter(is_on_hold()),
        "returned": seen.filter(is_given_back()),
        "reminded": seen.filter(is_reminded(user)),
    }


def first_of(pile: QuerySet[Petition], shown: int) -> Keys:
    """The first few cases of a pile, whatever runs out first on top: asked with its count, read by `tops`."""
    return Keys(pile.order_by(*BY_CLOCK)[:shown])


def tops(first: dict[str, list[int]]) -> dict[str, list[Petition]]:
    """The cases with these keys, by pile and in the piles' order, in one question."""
    keys = {key for pile in first.values() for key in pile}
    cases = sorted(lines(Petition.objects.filter(pk__in=keys)), key=lambda case: case.number, reverse=True)
    cases.sort(key=_by_clock)
    return {name: [case for case in cases if case.pk in pile] for name, pile in first.items()}


def _by_clock(case: Petition) -> tuple:
    return (case.next_due is None, case.next_due or date.max, -case.received_on.toordinal())


def unseen_reminders(user, seen: QuerySet[Petition]) -> QuerySet[Reminder]:
    """What this person was reminded of and has not ticked off, about `cases` that they see."""
    ticking = Reminder.objects.filter(deadline__in=Deadline.objects.ticking(), due=F("deadline__due"))
    return ticking.filter(to=user, seen_at__isnull=True, petition__in=seen.order_by().values("pk"))


def reminders(unseen: QuerySet[Reminder]) -> list[Reminder]:
    """The latest word on each clock, whatever runs out first on top."""
    found = unseen.select_related("deadline", "petition").defer("petition__request", "petition__facts").order_by("pk")
    latest = {one.deadline_id: one for one in found}
    return sorted(latest.values(), key=lambda one: one.due)


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
