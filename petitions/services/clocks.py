"""Setting, stopping and counting the clocks of a case. Which ones there are stands in the table (clock_rules.py)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from petitions import counting, deadlines
from petitions.counting import Wait
from petitions.deadlines import Clock, Event, Rule
from petitions.models import Deadline, Petition, Review
from petitions.vocabulary import Action, OnPapers
from petitions.workflow import EVERY_RULE
from portal.workdays import calendar
from portal.workdays.arithmetic import Unit

from .clock_rules import table

# What a case repeats of its clocks.
NEXT = ("next_due", "next_act_by", "next_rule", "next_is_provisional", "held_since")


def start(petition: Petition, event: Event, on: date) -> list[Deadline]:
    """Start the clocks that this event sets going."""
    today, waits = calendar.current(), waits_of(petition)
    return [_start_one(petition, clock, on, today, waits) for clock in _wanted(table(), petition, event, on)]


def start_ticket(petition: Petition, due: date) -> Deadline:
    """A hotline ticket brings its own last day."""
    clock = Clock("ticket", Rule.TICKET, Event.RECEIVED, 0, Unit.CALENDAR, deadlines.TICKET_ARTICLE, valid_from=due)
    return _start_one(petition, clock, due, calendar.current(), [])


def meet(
    petition: Petition, rules: tuple[Rule, ...], at: datetime, done_on: date | None = None
) -> dict[str, list[str] | bool]:
    """Stop these clocks, and the promises beside them. What was met late goes into the event: statistics read that.

    A missed promise is told apart: the law was kept. A clock that stands still is judged by the day it was stopped, and
    what is written down afterwards by the day it was done.
    """
    day = timezone.localdate(at)
    running = list(petition.deadlines.running().filter(Q(rule__in=rules) | Q(rule=Rule.PROMISE, beside__in=rules)))
    Deadline.objects.filter(pk__in=[clock.pk for clock in running]).update(met_at=at)
    if running:
        show_next(petition)
    if rules == EVERY_RULE:
        petition.holds.filter(until_on__isnull=True, asked_on__lte=day).update(until_on=day)
    if not running:
        return {}
    late = {clock.rule for clock in running if clock.rule not in deadlines.LAPSING and _is_late(clock, done_on or day)}
    found: dict[str, list[str] | bool] = {
        "met": sorted({clock.rule for clock in running}),
        "late": sorted(late - {Rule.PROMISE}),
    }
    return found | {"promises_missed": True} if Rule.PROMISE in late else found


def _is_late(clock: Deadline, day: date) -> bool:
    return clock.due < (clock.paused_on or day)


def change_kind(petition: Petition, at: datetime) -> None:
    """The clocks of the new kind, counted from the same days; what no longer applies is dropped, not erased."""
    wanted = _owed(petition, again_on=_taken_up_again_on(petition))
    for running in petition.deadlines.running().exclude(rule=Rule.TICKET):
        entry = wanted.get((running.rule, running.beside))
        if entry is None or (entry[0].days, entry[0].article) != (running.days, running.article):
            Deadline.objects.filter(pk=running.pk).update(dropped_at=at)
    _start_missing(petition, wanted)


def restart(petition: Petition, on: date) -> None:
    """Taken up again: whatever such a case is still owed is counted anew from this day."""
    _start_missing(petition, _owed(petition, again_on=on))


def extend(deadline: Deadline, days: int) -> Deadline:
    """Put the due day back; counted from the first day again, so that a rest day in between is not lost."""
    deadline.extended_days = days
    return recount(deadline, calendar.current(), waits_of(deadline.petition))


def recount(deadline: Deadline, today: calendar.Calendar, waits: list[Wait]) -> Deadline:
    """Count a running clock from what is stored, and keep the answer. Every change of a clock ends here."""
    days, on_papers = deadline.days + deadline.extended_days, deadline.on_papers
    _set(deadline, counting.count(deadline.starts_on, days, deadline.unit, waits, on_papers, today))
    deadline.paused_on = counting.stopped_on(deadline.starts_on, deadline.due, waits, on_papers)
    if on_papers == OnPapers.STANDS:
        deadline.held_days = counting.held_days(deadline.starts_on, deadline.due, deadline.unit, waits, today)
    deadline.save()
    show_next(deadline.petition)
    return deadline


def waits_of(petition: Petition) -> list[Wait]:
    return [hold.as_wait() for hold in petition.holds.all()]


def open_window(petition: Petition, level: int, served_on: date, organ: str, reply=None) -> Review | None:
    """The petitioner's thirty days for a review, or a re-review, from the day of service (信访工作条例 arts 35, 36)."""
    review = Review(petition=petition, level=level, reply=reply, organ=organ, opens_on=served_on)
    if not count_window(review, table(), calendar.current()):
        return None
    review.save()
    return review


def count_window(review: Review, rows: Iterable[Clock], today: calendar.Calendar) -> bool:
    """Count the window's last day from what is stored; says whether such a case has a window at all."""
    clock = deadlines.window_for(rows, Rule.REVIEW, review.petition.kind, review.opens_on)
    if clock is not None:
        window = today.window(review.opens_on, clock.days, clock.unit)
        review.last_day, review.provisional = window.last_day, window.provisional
        review.calendar_version = window.calendar_version
    return clock is not None


def is_named(petition: Petition) -> bool:
    """Whether there is somebody to tell: a name, and a phone or a place (信访工作条例 art 23)."""
    person = getattr(petition, "petitioner", None)
    return bool(person and person.name and (person.phone or person.address))


def _owed(petition: Petition, *, again_on: date | None) -> dict[tuple[str, str], tuple[Clock, date]]:
    """The clocks that such a case has, each with its first day: that of its event, or the day it was taken up again.

    Told whether it is ours it was by then. A right of the office that lapses counts from its event alone.
    """
    found: dict[tuple[str, str], tuple[Clock, date]] = {}
    rows = table()
    for event, day in (
        (Event.RECEIVED, petition.received_on),
        (Event.CONFIRMED, petition.confirmed_on),
        (Event.ACCEPTED, _accepted_on(petition)),
    ):
        if day is None:
            continue
        later = max(day, again_on or day)
        for clock in _wanted(rows, petition, event, later):
            found[clock.rule, clock.beside] = clock, day if clock.rule in deadlines.LAPSING else later
    over = {Rule.TELL, Rule.SEND_BACK} if petition.accepted_at else set()
    return {key: owed for key, owed in found.items() if over.isdisjoint(key)}


def _taken_up_again_on(petition: Petition) -> date | None:
    again = petition.events.filter(action=Action.REOPEN).last()
    return timezone.localdate(again.at) if again else None


def _start_missing(petition: Petition, wanted: dict[tuple[str, str], tuple[Clock, date]]) -> None:
    """Start what does not run. A clock that was met belongs to an earlier answer; a right that was used is used up.

    A duty dropped for another class and owed again keeps what it was put back by: that is done once (art 34).
    """
    applied = petition.deadlines.filter(dropped_at__isnull=True)
    kept = set(applied.filter(Q(met_at__isnull=True) | Q(rule__in=deadlines.LAPSING)).values_list("rule", "beside"))
    dropped = petition.deadlines.filter(dropped_at__isnull=False, extended_days__gt=0)
    put_back = {(clock.rule, clock.starts_on): clock.extended_days for clock in dropped}
    today, waits = calendar.current(), waits_of(petition)
    for key, (clock, on) in wanted.items():
        if key not in kept:
            days = min(put_back.get((clock.rule, on), 0), clock.extendable)
            _start_one(petition, clock, on, today, waits, extended_days=days)
    show_next(petition)


def _wanted(rows: Iterable[Clock], petition: Petition, event: Event, on: date) -> list[Clock]:
    return deadlines.clocks_for(
        rows,
        event,
        on=on,
        kind=petition.kind,
        channel=petition.channel,
        is_named=is_named(petition),
        subject=petition.subject,
    )


def _accepted_on(petition: Petition) -> date | None:
    return timezone.localdate(petition.accepted_at) if petition.accepted_at else None


def _start_one(
    petition: Petition, clock: Clock, on: date, today: calendar.Calendar, waits: list[Wait], *, extended_days: int = 0
) -> Deadline:
    """All that the rule says is copied: renaming or ending it later changes no clock that runs."""
    deadline = Deadline(
        petition=petition,
        rule=clock.rule,
        code=clock.code,
        beside=clock.beside,
        name=clock.title,
        article=clock.article,
        days=clock.days,
        unit=clock.unit,
        on_papers=clock.on_papers,
        extendable=clock.extendable,
        extended_days=extended_days,
        starts_on=on,
    )
    return recount(deadline, today, waits)


def show_next(petition: Petition) -> None:
    """Let the case say which of its ticking clocks runs out first, and since when one stands still.

    A list of 100,000 cases is sorted and counted by these columns of its own.
    """
    running = list(petition.deadlines.running().order_by("due", "pk"))
    first = next((clock for clock in running if clock.paused_on is None), None)
    petition.next_due = first.due if first else None
    petition.next_act_by = first.act_by if first else None
    petition.next_rule = first.rule if first else ""
    petition.next_is_provisional = bool(first and first.provisional)
    petition.held_since = min((clock.paused_on for clock in running if clock.paused_on), default=None)
    Petition.objects.filter(pk=petition.pk).update(**{name: getattr(petition, name) for name in NEXT})


def _set(deadline: Deadline, answer: calendar.Due) -> None:
    deadline.due = answer.day
    deadline.act_by = answer.act_by
    deadline.provisional = answer.provisional
    deadline.calendar_version = answer.calendar_version
