"""Fetching the lines that are counted. The one place where the statistics touch the record."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone

from petitions.models import CaseEvent
from petitions.vocabulary import FINISHED, Action

from .counting import Counts, Line, Reply, count
from .periods import Month, start_of

COLUMNS = ("pk", "petition_id", "action", "from_state", "to_state", "at", "petition__received_on", "facts")
NOBODY: frozenset[int] = frozenset()
ENDS = ~Q(from_state__in=FINISHED) & Q(to_state__in=FINISHED)
# What is counted beside the ends; looks, drafts and notes are most of the lines and say nothing here.
COUNTED = (
    Action.SUBMIT, Action.ACCEPT, Action.DECLINE, Action.TRANSFER, Action.SEND_BACK, Action.ANSWER_AT_ONCE,
    Action.EXTEND, Action.ISSUE_REPLY, Action.MARK_SERVED, Action.REQUEST_REVIEW, Action.RATE,
)  # fmt: skip
REPLIED = (Action.ISSUE_REPLY, Action.MARK_SERVED)


def events(first: Month, last: Month) -> QuerySet[CaseEvent]:
    """The events from the beginning of one month to the end of another, in local time."""
    start, end = start_of(first.first_day), start_of(last.next.first_day)
    return CaseEvent.objects.filter(at__gte=start, at__lt=end).order_by("at", "pk")


def count_months(first: Month, last: Month, *, hidden: Collection[int] = NOBODY) -> Counts:
    """What is counted in these months. `hidden`: matters that whoever asks must not find by a count (art 30)."""
    return count(*_fetch(first, last, hidden))


def count_year(year: int, *, hidden: Collection[int] = NOBODY) -> tuple[dict[int, Counts], Counts]:
    """Each month of a year, and the whole, read once."""
    lines, replies = _fetch(Month(year, 1), Month(year, 12), hidden)
    months = {number: count((line for line in lines if line.day.month == number), replies) for number in range(1, 13)}
    return months, count(lines, replies)


def _fetch(first: Month, last: Month, hidden: Collection[int]) -> tuple[list[Line], dict[int, Reply]]:
    found = events(first, last).filter(ENDS | Q(action__in=COUNTED))
    lines = [line for line in read(found) if line.petition not in hidden]
    return lines, replies_of(line for line in lines if line.ends)


def read(found: QuerySet[CaseEvent]) -> Iterable[Line]:
    for columns in found.values_list(*COLUMNS):
        yield Line(*columns)


def replies_of(ends: Iterable[Line]) -> dict[int, Reply]:
    """Of each end what the last reply numbered before it said, and whether any before it was handed over late.

    What was replied later belongs to a later end: a matter taken up again must not move a month that is over.
    """
    waiting: dict[int, list[Line]] = defaultdict(list)
    for end in ends:
        waiting[end.petition].append(end)
    wanted = sorted(waiting)
    found: dict[int, Reply] = {}
    for start in range(0, len(wanted), 500):
        told = CaseEvent.objects.filter(petition__in=wanted[start : start + 500], action__in=REPLIED)
        for line in read(told.order_by("at", "pk")):
            for end in waiting[line.petition]:
                if (line.at, line.pk) < (end.at, end.pk):
                    before = found.get(end.pk, Reply())
                    found[end.pk] = Reply(line.facts.get("outcome") or before.outcome, before.late or line.is_late)
    return found


def first_month() -> Month | None:
    """The month of the first matter ever entered."""
    at = CaseEvent.objects.filter(action=Action.SUBMIT).order_by("at").values_list("at", flat=True).first()
    return Month.of(timezone.localdate(at)) if at else None


def finished(first: Month, last: Month) -> QuerySet[CaseEvent]:
    return events(first, last).filter(ENDS)
