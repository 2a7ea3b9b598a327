"""Setting, stopping and recomputing the clocks of a case. Which ones there are stands in deadlines.py.

Whoever writes a clock here ends with `_show_next`: the case itself repeats the clock that runs out first, for lists.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from petitions import deadlines
from petitions.deadlines import Clock, Event, Rule
from petitions.models import Deadline, Petition, Review
from petitions.vocabulary import Action
from petitions.workflow import find_move
from portal.workdays import calendar
from portal.workdays.arithmetic import Unit

# What a case repeats of the running clock that runs out first.
NEXT = ("next_due", "next_act_by", "next_rule", "next_is_provisional")


def start(petition: Petition, event: Event, on: date) -> list[Deadline]:
    """Start the clocks that this event sets going."""
    today = calendar.current()
    wanted = deadlines.clocks_for(event, kind=petition.kind, channel=petition.channel, is_named=is_named(petition))
    started = [_start_one(petition, clock, on, today) for clock in wanted]
    _show_next(petition)
    return started


def start_ticket(petition: Petition, due: date) -> Deadline:
    """A hotline ticket brings its own last day."""
    answer = calendar.current().due(due, 0, Unit.CALENDAR)
    deadline = Deadline.objects.create(
        petition=petition,
        rule=Rule.TICKET,
        article=deadlines.TICKET_ARTICLE,
        days=0,
        unit=Unit.CALENDAR,
        starts_on=due,
        due=answer.day,
        act_by=answer.act_by,
        provisional=answer.provisional,
        calendar_version=answer.calendar_version,
    )
    _show_next(petition)
    return deadline


def meet(petition: Petition, rules: tuple[Rule, ...], at: datetime) -> dict[str, list[str]]:
    """Stop these clocks. What was met, and what of it late, goes into the event: statistics read nothing else."""
    day = timezone.localdate(at)
    running = petition.deadlines.running().filter(rule__in=rules)
    met = {str(rule): due < day for rule, due in running.values_list("rule", "due")}
    if not met:
        return {}
    running.update(met_at=at)
    _show_next(petition)
    return {"met": sorted(met), "late": sorted(rule for rule, late in met.items() if late)}


def change_kind(petition: Petition, at: datetime) -> None:
    """The clocks of the new kind, counted from the same days; what no longer applies is dropped, not erased."""
    wanted: dict[Rule, tuple[Clock, date]] = {}
    for event, on in ((Event.RECEIVED, petition.received_on), (Event.ACCEPTED, _accepted_on(petition))):
        if on is not None:
            for clock in deadlines.clocks_for(
                event, kind=petition.kind, channel=petition.channel, is_named=is_named(petition)
            ):
                wanted[clock.rule] = (clock, on)
    for running in petition.deadlines.running().exclude(rule=Rule.TICKET):
        entry = wanted.get(Rule(running.rule))
        if entry is None or (entry[0].days, entry[0].article) != (running.days, running.article):
            Deadline.objects.filter(pk=running.pk).update(dropped_at=at)
    kept = set(petition.deadlines.filter(dropped_at__isnull=True).values_list("rule", flat=True))
    today = calendar.current()
    for rule, (clock, on) in wanted.items():
        if rule not in kept and not (petition.accepted_at and rule in (Rule.TELL, Rule.SEND_BACK)):
            _start_one(petition, clock, on, today)
    _show_next(petition)


def extend(deadline: Deadline, days: int) -> Deadline:
    """Put the due day back; counted from the first day again, so that a rest day in between is not lost."""
    answer = calendar.current().due(deadline.starts_on, deadline.days + days, deadline.unit)
    deadline.extended_days = days
    _set(deadline, answer)
    deadline.save()
    _show_next(deadline.petition)
    return deadline


def open_review(petition: Petition, reply, served_on: date, organ: str) -> Review | None:
    """The petitioner's thirty days for a review, from the day of service (信访工作条例 art 35)."""
    clock = deadlines.window_for(Rule.REVIEW, petition.kind)
    if clock is None:
        return None
    window = calendar.current().window(served_on, clock.days, clock.unit)
    return Review.objects.create(
        petition=petition,
        reply=reply,
        organ=organ,
        opens_on=served_on,
        last_day=window.last_day,
        provisional=window.provisional,
        calendar_version=window.calendar_version,
    )


def recalculate(year: int | None = None) -> int:
    """Count every running clock anew after the calendar changed; each day that moved leaves a line. Says how many."""
    today, moved = calendar.current(), 0
    numbers = Deadline.objects.running().exclude(calendar_version=today.version).values_list("petition_id", flat=True)
    for petition_id in sorted(set(numbers)):
        moved += _recalculate_case(petition_id, today, year)
    for review in Review.objects.filter(requested_on__isnull=True).exclude(calendar_version=today.version):
        clock = deadlines.window_for(Rule.REVIEW, review.petition.kind)
        if clock is not None:
            window = today.window(review.opens_on, clock.days, clock.unit)
            Review.objects.filter(pk=review.pk).update(
                last_day=window.last_day,
                provisional=window.provisional,
                calendar_version=window.calendar_version,
            )
    return moved


@transaction.atomic
def _recalculate_case(petition_id: int, today: calendar.Calendar, year: int | None) -> int:
    from .moves import Step, append

    petition = Petition.objects.select_for_update().get(pk=petition_id)
    moved = 0
    for deadline in petition.deadlines.running():
        before = deadline.due, deadline.act_by
        if deadline.rule == Rule.TICKET:
            answer = today.due(deadline.due, 0, Unit.CALENDAR)
        else:
            answer = today.due(deadline.starts_on, deadline.days + deadline.extended_days, deadline.unit)
        _set(deadline, answer)
        deadline.save()
        if before == (deadline.due, deadline.act_by):
            continue
        moved += 1
        move = find_move(
            Action.RECALCULATE, state=petition.state, kind=petition.kind, is_anonymous=petition.is_anonymous
        )
        step = Step(move=move, petition=petition, by=None, from_state=petition.state)
        step.deadline_before, step.deadline_after = before[0], deadline.due
        step.facts = {"rule": str(deadline.rule), "act_by": deadline.act_by.isoformat(), "year": year}
        append(step)
    _show_next(petition)
    return moved


def is_named(petition: Petition) -> bool:
    """Whether there is somebody to tell: a name, and a phone or a place (信访工作条例 art 23)."""
    person = getattr(petition, "petitioner", None)
    return bool(person and person.name and (person.phone or person.address))


def _accepted_on(petition: Petition) -> date | None:
    return timezone.localdate(petition.accepted_at) if petition.accepted_at else None


def _start_one(petition: Petition, clock: Clock, on: date, today: calendar.Calendar) -> Deadline:
    answer = today.due(on, clock.days, clock.unit)
    return Deadline.objects.create(
        petition=petition,
        rule=clock.rule,
        article=clock.article,
        days=clock.days,
        unit=clock.unit,
        starts_on=on,
        due=answer.day,
        act_by=answer.act_by,
        provisional=answer.provisional,
        calendar_version=answer.calendar_version,
    )


def _show_next(petition: Petition) -> None:
    """Let the case say which of its running clocks runs out first."""
    first = petition.deadlines.running().order_by("due", "pk").first()
    petition.next_due = first.due if first else None
    petition.next_act_by = first.act_by if first else None
    petition.next_rule = first.rule if first else ""
    petition.next_is_provisional = bool(first and first.provisional)
    Petition.objects.filter(pk=petition.pk).update(**{name: getattr(petition, name) for name in NEXT})


def _set(deadline: Deadline, answer: calendar.Due) -> None:
    deadline.due = answer.day
    deadline.act_by = answer.act_by
    deadline.provisional = answer.provisional
    deadline.calendar_version = answer.calendar_version
