"""Fetching the lines that are counted. The one place where the statistics touch the record."""

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone

from petitions.models import CaseEvent
from petitions.vocabulary import FINISHED, Action

from .counting import Counts, Line, Reply, count
from .periods import Month, start_of

COLUMNS = ("petition_id", "action", "from_state", "to_state", "at", "petition__received_on", "facts")
NOBODY: frozenset[int] = frozenset()


def events(first: Month, last: Month) -> QuerySet[CaseEvent]:
    """The events from the beginning of one month to the end of another, in local time."""
    start, end = start_of(first.first_day), start_of(last.next.first_day)
    return CaseEvent.objects.filter(at__gte=start, at__lt=end).order_by("at", "pk")


def count_months(first: Month, last: Month, *, hidden: Collection[int] = NOBODY) -> Counts:
    """What is counted in these months. `hidden`: matters that whoever asks must not find by a count (art 30)."""
    lines = [line for line in read(events(first, last)) if line.petition not in hidden]
    return count(lines, replies_of(line.petition for line in lines if line.ends))


def count_each_month(first: Month, last: Month, *, hidden: Collection[int] = NOBODY) -> dict[Month, Counts]:
    """The same, month by month, for the cost of one."""
    lines = [line for line in read(events(first, last)) if line.petition not in hidden]
    replies = replies_of(line.petition for line in lines if line.ends)
    months, month = [first], first
    while month < last:
        month = month.next
        months.append(month)
    return {month: count((line for line in lines if Month.of(line.day) == month), replies) for month in months}


def read(found: QuerySet[CaseEvent]) -> Iterable[Line]:
    for petition, action, before, after, at, received_on, facts in found.values_list(*COLUMNS):
        yield Line(petition, action, before, after, timezone.localdate(at), received_on, facts)


def replies_of(petitions: Iterable[int]) -> dict[int, Reply]:
    """Of each matter what its last numbered reply said, and whether any was handed over late."""
    wanted, found = sorted(set(petitions)), {}
    for start in range(0, len(wanted), 500):
        told = CaseEvent.objects.filter(
            petition__in=wanted[start : start + 500], action__in=(Action.ISSUE_REPLY, Action.MARK_SERVED)
        ).order_by("at", "pk")
        for petition, outcome, late in told.values_list("petition_id", "facts__outcome", "facts__late"):
            before = found.get(petition, Reply())
            found[petition] = Reply(str(outcome or before.outcome), before.late or bool(late))
    return found


def first_month() -> Month | None:
    """The month of the first matter ever entered."""
    at = CaseEvent.objects.filter(action=Action.SUBMIT).order_by("at").values_list("at", flat=True).first()
    return Month.of(timezone.localdate(at)) if at else None


def finished(first: Month, last: Month) -> QuerySet[CaseEvent]:
    return events(first, last).filter(~Q(from_state__in=FINISHED), to_state__in=FINISHED)
