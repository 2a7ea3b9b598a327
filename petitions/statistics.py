"""Figures, counted from events alone: an event is never changed, so last May's figure does not move.

A matter counts on the day it was entered, under the class it was entered with; a reply on the day of its number.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, time

from django.utils import timezone

from portal.accounts.permissions import require

from .models import CaseEvent
from .permissions import beyond_walls
from .vocabulary import FINISHED, Action, Channel, Kind

SMALL = 5  # below this a figure of one village points at people
STATISTICS = "petitions.view_case_statistics"


@dataclass
class Month:
    """One month's work."""

    month: int
    registered: int = 0
    persons: int = 0
    finished: int = 0
    late: int = 0
    replies: int = 0
    by_channel: Counter = field(default_factory=Counter)
    by_kind: Counter = field(default_factory=Counter)


@dataclass
class Year:
    """A year's work. `village` figures below five are None: too few to be shown."""

    year: int
    months: list[Month]
    by_village: dict[str, int | None]
    average_days: float | None
    looks_at_persons: int

    def total(self, name: str) -> int:
        return sum(getattr(month, name) for month in self.months)

    def by(self, name: str) -> Counter:
        return sum((getattr(month, name) for month in self.months), Counter())


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
        "finished": _finished(year).count(),
        "answers_published": _events(year, Action.PUBLISH_ANSWER).count(),
    }


def is_counted(event: CaseEvent) -> bool:
    """Whether an event moves a public figure, so that kept pages must be made anew."""
    ends = event.to_state in FINISHED and event.from_state not in FINISHED
    becomes_another = Kind.OBJECTION in (event.facts.get("kind"), event.facts.get("kind_before"))
    if event.action == Action.CLASSIFY and becomes_another:
        return True  # a notice shows whether an objection to it is open
    return ends or event.action in (Action.SUBMIT, Action.ISSUE_REPLY, Action.PUBLISH_ANSWER)


def staff_figures(*, year: int, by) -> Year:
    """The year by month, channel, class and village for whoever supervises; counts, never cases.

    Without the cases about the reader: a figure that moves on the day of a letter tells of it (信访工作条例 art 30).
    """
    require(by, STATISTICS)

    def between(year: int):
        return beyond_walls(_between(year), by, "petition__")

    months = [Month(number) for number in range(1, 13)]
    villages: Counter = Counter()
    for at, facts in between(year).filter(action=Action.SUBMIT).values_list("at", "facts"):
        month = months[timezone.localtime(at).month - 1]
        month.registered += 1
        month.persons += facts["persons"]
        month.by_channel[facts["channel"]] += 1
        month.by_kind[facts["kind"]] += 1
        villages[facts["village"]] += 1
    days = []
    for at, received_on in _ends(between(year)).values_list("at", "petition__received_on"):
        month = months[timezone.localtime(at).month - 1]
        month.finished += 1
        days.append((timezone.localdate(at) - received_on).days)
    for at, facts in between(year).values_list("at", "facts"):
        months[timezone.localtime(at).month - 1].late += bool(facts.get("late"))
    for at in between(year).filter(action=Action.ISSUE_REPLY).values_list("at", flat=True):
        months[timezone.localtime(at).month - 1].replies += 1
    return Year(
        year=year,
        months=months,
        by_village={code: count if count >= SMALL else None for code, count in sorted(villages.items())},
        average_days=round(sum(days) / len(days), 1) if days else None,
        looks_at_persons=between(year).filter(action=Action.VIEW_PETITIONER).count(),
    )


def _finished(year: int):
    return _ends(_between(year))


def _ends(events):
    return events.filter(to_state__in=FINISHED).exclude(from_state__in=FINISHED)


def _events(year: int, action: Action):
    return _between(year).filter(action=action)


def _between(year: int):
    """The events of a calendar year in local time."""
    first, after = (timezone.make_aware(datetime.combine(datetime(y, 1, 1), time())) for y in (year, year + 1))  # noqa: DTZ001
    return CaseEvent.objects.filter(at__gte=first, at__lt=after).order_by("at", "pk")
