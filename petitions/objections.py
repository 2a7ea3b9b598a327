"""The register's answers about the objections to a notice: how many are open, and how the others ended.

Counted from events where they say how a case ended, so that a count once published does not move.
"""

from collections import Counter
from collections.abc import Collection

from django.db.models import Count

from disclosures.supervision.objections import Result

from .models import CaseEvent, Petition
from .vocabulary import ANSWERED, FINISHED, Action, Kind, Outcome

# Replies to objections from before they had conclusions of their own.
EARLIER_WORDS = {
    Outcome.SUPPORTED: Result.CORRECTED,
    Outcome.PARTLY: Result.CORRECTED,
    Outcome.EXPLAINED: Result.UPHELD,
    Outcome.NOT_SUPPORTED: Result.UPHELD,
    Outcome.ADOPTED: Result.CORRECTED,
}
TOLD = (Action.ISSUE_REPLY, Action.ANSWER_AT_ONCE)  # from here the objector can read the result
ENDED = tuple({*ANSWERED, *FINISHED})


def open_counts(numbers: Collection[str]) -> dict[str, int]:
    found = _objections().filter(publication__number__in=numbers).exclude(state__in=ENDED)
    return dict(found.values_list("publication__number").annotate(count=Count("pk")).order_by())


def outcomes(number: str) -> dict[str, int]:
    ended = _objections().filter(publication__number=number, state__in=ENDED)
    told: dict[int, str] = {}
    events = CaseEvent.objects.filter(petition__in=ended, action__in=TOLD).order_by("pk")
    for petition, facts in events.values_list("petition_id", "facts"):
        told[petition] = result_of(facts.get("outcome", ""))
    results = Counter(told.get(pk, Result.CLOSED.value) for pk in ended.values_list("pk", flat=True))
    return dict(results)


def result_of(outcome: str) -> str:
    if outcome in Result.values:
        return Result(outcome).value
    return EARLIER_WORDS.get(outcome, Result.UPHELD).value


def _objections():
    return Petition.objects.filter(kind=Kind.OBJECTION)
