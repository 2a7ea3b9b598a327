"""Counting what still runs anew when a year's holidays became known; each day that moved leaves a line in its case."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from petitions.deadlines import Clock, Rule
from petitions.models import Deadline, Petition, Review
from petitions.vocabulary import Action
from petitions.workflow import find_move
from portal.workdays import calendar

from . import clocks
from .clock_rules import table
from .moves import Step, append


@dataclass(frozen=True)
class Moved:
    """A last day that is another one now, of a clock of ours or of the petitioner's own window."""

    rule: str
    before: date
    after: date
    facts: dict


def recalculate(year: int | None = None) -> int:
    """Every running clock and every window that may still be used. Says how many days moved."""
    today, rows = calendar.current(), table()
    found: set[int] = set()
    for counted in (Deadline.objects.running(), _open(Review.objects.all())):
        found |= set(counted.exclude(calendar_version=today.version).values_list("petition_id", flat=True))
    return sum(_recalculate_case(petition_id, rows, today, year) for petition_id in sorted(found))


@transaction.atomic
def _recalculate_case(petition_id: int, rows: tuple[Clock, ...], today: calendar.Calendar, year: int | None) -> int:
    petition = Petition.objects.select_for_update().get(pk=petition_id)
    moved = [*_recount_clocks(petition, today), *_recount_windows(petition, rows, today)]
    move = find_move(Action.RECALCULATE, state=petition.state, kind=petition.kind, is_anonymous=petition.is_anonymous)
    for one in moved:
        step = Step(move=move, petition=petition, by=None, from_state=petition.state)
        step.deadline_before, step.deadline_after = one.before, one.after
        step.facts = {"rule": one.rule, **one.facts, "year": year}
        append(step)
    return len(moved)


def _recount_clocks(petition: Petition, today: calendar.Calendar) -> Iterator[Moved]:
    waits = clocks.waits_of(petition)
    for clock in petition.deadlines.running():
        before = clock.due, clock.act_by
        clocks.recount(clock, today, waits)
        if before != (clock.due, clock.act_by):
            yield Moved(clock.rule, before[0], clock.due, {"act_by": clock.act_by.isoformat()})


def _recount_windows(petition: Petition, rows: Iterable[Clock], today: calendar.Calendar) -> Iterator[Moved]:
    """The petitioner's own time (信访工作条例 arts 35, 36): it may also get shorter, so the case has to say so."""
    for review in _open(petition.reviews.all()):
        before = review.last_day
        if clocks.count_window(review, rows, today):
            review.save(update_fields=["last_day", "provisional", "calendar_version"])
            if before != review.last_day:
                yield Moved(str(Rule.REVIEW), before, review.last_day, {})


def _open(reviews):
    """Windows that were not used and have not passed."""
    return reviews.filter(requested_on__isnull=True, last_day__gte=timezone.localdate())
