"""A year's figures: the totals that everybody may read at any time, and the months for whoever supervises."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from petitions.models import CaseEvent
from petitions.permissions import walled_off
from petitions.vocabulary import FINISHED, Action, Channel, Kind
from portal.accounts.permissions import require

from . import reading
from .counting import Counts
from .periods import Month, start_of

STATISTICS = "petitions.view_case_statistics"
LETTERS = (Channel.LETTER, Channel.FAX, Channel.SUGGESTION)  # what comes on paper, the suggestion box included


@dataclass(frozen=True)
class Year:
    """A year's work: its twelve months, and the whole, which is counted for itself."""

    year: int
    months: dict[int, Counts]
    whole: Counts
    looks_at_persons: int


def public_figures(year: int) -> dict[str, int]:
    """What the public statistics page and the API say about a year: totals only, nobody can be found in them."""
    registered = list(_events(year, Action.SUBMIT).values_list("facts", flat=True))
    channels = Counter(facts["channel"] for facts in registered)
    kinds = Counter(facts["kind"] for facts in registered)
    visits = [facts for facts in registered if facts["channel"] == Channel.VISIT]
    return {
        "visits": channels[Channel.VISIT],
        "visitors": sum(facts["persons"] for facts in visits),
        "letters": channels[Channel.LETTER],
        "calls": channels[Channel.CALL] + channels[Channel.HOTLINE],
        "web": channels[Channel.WEB],
        "registered": len(registered),
        "suggestions": kinds[Kind.SUGGESTION],
        "objections": kinds[Kind.OBJECTION],
        "consultations": kinds[Kind.CONSULTATION],
        "replies": _events(year, Action.ISSUE_REPLY).count(),
        "finished": reading.finished(*_ends_of(year)).count(),
        "answers_published": _events(year, Action.PUBLISH_ANSWER).count(),
    }


def is_counted(event: CaseEvent) -> bool:
    """Whether an event moves a public figure, so that kept pages must be made anew."""
    ends = event.to_state in FINISHED and event.from_state not in FINISHED
    if event.action == Action.REOPEN:
        return True  # what had ended is open again
    becomes_another = Kind.OBJECTION in (event.facts.get("kind"), event.facts.get("kind_before"))
    if event.action == Action.CLASSIFY and becomes_another:
        return True  # a notice shows whether an objection to it is open
    return ends or event.action in (Action.SUBMIT, Action.ISSUE_REPLY, Action.PUBLISH_ANSWER)


def staff_figures(*, year: int, by) -> Year:
    """The year by month, true counts for whoever supervises, less the cases that accuse their own people (art 30)."""
    require(by, STATISTICS)
    hidden = walled_off(by)
    months, whole = reading.count_year(year, hidden=hidden)
    looks = _events(year, Action.VIEW_PETITIONER).exclude(petition__in=hidden)
    return Year(year=year, months=months, whole=whole, looks_at_persons=looks.count())


@dataclass(frozen=True)
class Written:
    """Letters and suggestions of a year: how many came, were answered in writing so far, and were answered late."""

    received: int
    answered: int
    late: int

    @property
    def on_time(self) -> int:
        return self.answered - self.late


def written_answers(*, year: int, by) -> Written:
    """By the day of entry; an answer counts whenever it was numbered. Less what whoever asks must not find (art 30)."""
    hidden = walled_off(by)
    entered = _events(year, Action.SUBMIT).values_list("petition", "facts")
    letters = {pk for pk, facts in entered if pk not in hidden and _is_letter(facts)}
    told = CaseEvent.objects.filter(action__in=reading.REPLIED, at__gte=start_of(Month(year, 1).first_day))
    answered, late = set(), set()
    for pk, action, facts in told.order_by().values_list("petition", "action", "facts"):
        if pk not in letters:
            continue
        if action == Action.ISSUE_REPLY:
            answered.add(pk)
        if facts.get("late"):
            late.add(pk)
    return Written(len(letters), len(answered), len(answered & late))


def _is_letter(facts: Mapping) -> bool:
    return facts["channel"] in LETTERS or facts["kind"] == Kind.SUGGESTION


def _ends_of(year: int) -> tuple[Month, Month]:
    return Month(year, 1), Month(year, 12)


def _events(year: int, action: Action) -> QuerySet[CaseEvent]:
    return reading.events(*_ends_of(year)).filter(action=action)
