"""Reading. Three doors that never mix: everybody's, the holder's of a code (tracking.py), and the staff's."""

import re
import unicodedata
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet, Value
from django.utils import timezone

from portal.accounts.permissions import allows

from . import tracking
from .models import Answer, Petition
from .services import intake
from .statistics import public_figures
from .vocabulary import IN_HAND, Action, AnswerState, State
from .workflow import ACCEPT, APPROVE, DRAFT, ISSUE, PUBLISH, Move, actions_from

__all__ = ["public_figures"]

NUMBER = re.compile(r"\d{4}-\d*")
SOON_DAYS = 7
# Whatever runs out first stands on top; what has no clock any more comes last, newest first.
BY_CLOCK = (F("next_due").asc(nulls_last=True), "-received_on", "-number")

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
    return _listed(Petition.objects.visible_to(user))


def stretch(rows: QuerySet[Petition], first: int, last: int, *, of: int) -> QuerySet[Petition]:
    """These rows of a long list, counted from its nearer end; passed over by their keys, so that an index suffices."""
    part = rows[first:last] if first <= of // 2 else rows.reverse()[of - last : of - first]
    return _listed(Petition.objects.filter(pk__in=part.values("pk"))).order_by(*rows.query.order_by)


def _listed(queryset: QuerySet[Petition]) -> QuerySet[Petition]:
    return queryset.defer("request", "facts").select_related("village", "assignee", "assignee_unit", "publication")


def search(queryset: QuerySet[Petition], words: str) -> QuerySet[Petition]:
    """By number or its beginning, which an index answers; otherwise every word must stand in the summary or number."""
    if NUMBER.fullmatch(narrow(words)):
        return queryset.filter(number__startswith=narrow(words))
    for word in words.split():
        queryset = queryset.filter(Q(summary__icontains=word) | Q(number__contains=narrow(word)))
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
    if allows(user, APPROVE):
        mine |= Q(state=State.AWAITING_APPROVAL)
    if allows(user, ISSUE):
        mine |= Q(state__in=[State.APPROVED, State.ISSUED])
    return mine


def is_due_soon(days: int = SOON_DAYS) -> Q:
    """The clock that ends first must be acted on within so many days and has not run out."""
    today = timezone.localdate()
    return Q(next_due__gte=today, next_act_by__lte=today + timedelta(days=days))


def is_overdue() -> Q:
    """A clock ran out: each such case is a legal risk (信访工作条例 arts 43 to 45)."""
    return Q(next_due__lt=timezone.localdate())


def is_returned() -> Q:
    """The leader gave the reply back."""
    return Q(state=State.RETURNED)


def waiting_for(user) -> QuerySet[Petition]:
    return cases(user).filter(waits_for(user))


def due_within(user, days: int = SOON_DAYS) -> QuerySet[Petition]:
    return cases(user).filter(is_due_soon(days))


def overdue(user) -> QuerySet[Petition]:
    return cases(user).filter(is_overdue())


def returned(user) -> QuerySet[Petition]:
    return cases(user).filter(is_returned())


def piles(user) -> dict[str, QuerySet[Petition]]:
    """The piles on this person's desk, by name; the list counts them all and the first page shows the top of each."""
    return {
        "waiting": waiting_for(user),
        "soon": due_within(user),
        "overdue": overdue(user),
        "returned": returned(user),
    }


def tops(piles: dict[str, QuerySet[Petition]], shown: int) -> dict[str, list[Petition]]:
    """The first few cases of each pile, whatever runs out first on top, in one question."""
    found: dict[str, list[Petition]] = {name: [] for name in piles}
    arms = []
    for name, pile in piles.items():
        first = pile.order_by(*BY_CLOCK)[:shown].values("pk")
        rows = Petition.objects.filter(pk__in=first).defer("request", "facts").select_related("village")
        arms.append(rows.order_by().annotate(pile=Value(name)))
    if arms:
        cases = sorted(arms[0].union(*arms[1:], all=True).order_by(), key=lambda case: case.number, reverse=True)
        for case in sorted(cases, key=_by_clock):
            found[case.pile].append(case)
    return found


def _by_clock(case: Petition) -> tuple:
    return (case.next_due is None, case.next_due or date.max, -case.received_on.toordinal())


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
    silent = {Action.RECALCULATE, Action.VIEW_PETITIONER, Action.OPEN_ATTACHMENT}
    return [move for move in possible if move.action not in silent and allows(user, str(move.permission))]
