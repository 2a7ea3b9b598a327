"""The clocks as plain values, and the rules for picking them. Which there are is data: shipped.py, then the table.

A clock counts from the day after its event (民法典 art 201). Our own duty is planned for the last working day that
is not after the due day; only a petitioner's own window rolls on to the next working day (民法典 art 203).
Which row holds is decided by the day of the event: a rule that changes later changes no clock that was set before.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.workdays.arithmetic import Unit

from .vocabulary import Channel, Kind, OnPapers


class Event(StrEnum):
    """What sets clocks going."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    SERVED = "served"
    CONFIRMED = "confirmed"  # the day of receipt of a request for information is certain (政府信息公开条例 art 31)


class Rule(StrEnum):
    TELL = "tell"
    FINISH = "finish"
    SEND_BACK = "send_back"
    OBJECTION = "objection"
    INFORMATION = "information"
    TICKET = "ticket"
    ASK_CORRECTION = "ask_correction"
    PROMISE = "promise"
    REVIEW = "review"
    REVIEW_DECISION = "review_decision"


@dataclass(frozen=True)
class Clock:
    """One row of the table. No kinds or no channels named: every one."""

    code: str
    rule: Rule
    event: Event
    days: int
    unit: Unit
    article: str
    valid_from: date
    name: str = ""
    kinds: tuple[Kind, ...] = ()
    channels: tuple[Channel, ...] = ()
    subject: str = ""  # only a local promise names one
    only_if_named: bool = False  # nobody to tell: 信访工作条例 art 23 lifts the duty
    extendable: int = 0  # once, by at most so many days of the same unit
    on_papers: OnPapers = OnPapers.RUNS
    window: bool = False  # the petitioner's own time, not ours
    valid_until: date | None = None  # its last day
    beside: str = ""  # for a promise at work: the statutory rule it runs beside, or the event where there is none

    @property
    def title(self) -> str:
        return self.name or title_of(self.rule)

    @property
    def is_promise(self) -> bool:
        return self.rule == Rule.PROMISE

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

    def fits(self, kind: Kind | str) -> bool:
        return not self.kinds or kind in self.kinds


# What a local promise shortens: for each event the duties that answer it, not the rights that lapse beside them.
DUTIES = {
    Event.RECEIVED: (Rule.TELL, Rule.OBJECTION, Rule.REVIEW_DECISION),
    Event.ACCEPTED: (Rule.FINISH,),
    Event.CONFIRMED: (Rule.INFORMATION,),
}
# A right of the office, not a duty: when it was not used in time it has lapsed, and nothing is late.
LAPSING = (Rule.ASK_CORRECTION,)

TITLES = {
    Rule.TELL: _("告知是否受理"),
    Rule.FINISH: _("办结"),
    Rule.SEND_BACK: _("退回转办单位"),
    Rule.OBJECTION: _("查清异议"),
    Rule.INFORMATION: _("答复信息公开申请"),
    Rule.TICKET: _("热线工单办结"),
    Rule.ASK_CORRECTION: _("一次性告知补正"),
    Rule.PROMISE: _("本镇承诺"),
    Rule.REVIEW: _("申请复查"),
    Rule.REVIEW_DECISION: _("作出复查复核意见"),
}
EVENTS = {
    Event.RECEIVED: _("收到"),
    Event.ACCEPTED: _("受理"),
    Event.SERVED: _("送达"),
    Event.CONFIRMED: _("确认收到信息公开申请"),
}
UNITS = {Unit.CALENDAR: _("天"), Unit.WORKING: _("个工作日")}

TICKET_ARTICLE = "12345热线工单规定的期限"  # each ticket brings its own day


def clocks_for(
    table: Iterable[Clock],
    event: Event,
    *,
    on: date,
    kind: Kind | str,
    channel: Channel | str,
    is_named: bool,
    subject: str = "",
) -> list[Clock]:
    """The clocks that this event, on this day, sets going for such a case; windows are asked for by rule."""
    rows = [
        clock
        for clock in table
        if clock.event == event
        and clock.holds_on(on)
        and clock.fits(kind)
        and (not clock.channels or channel in clock.channels)
        and not clock.window
    ]
    statutory = [clock for clock in rows if not clock.is_promise]
    found = [clock for clock in statutory if is_named or not clock.only_if_named]
    promises = [clock for clock in rows if clock.is_promise and clock.subject in ("", subject)]
    if promises:
        # The promise for this very subject goes before the one for every subject.
        promise = max(promises, key=lambda clock: (bool(clock.subject), clock.valid_from))
        found.append(_set_beside(promise, statutory))
    return found


def _set_beside(promise: Clock, statutory: list[Clock]) -> Clock:
    """A promise stops and starts with the duty it shortens, or it could end after it."""
    duty = next((clock for clock in statutory if clock.rule in DUTIES.get(promise.event, ())), None)
    if duty is None:
        return replace(promise, beside=str(promise.event))
    return replace(promise, beside=str(duty.rule), on_papers=duty.on_papers)


def window_for(table: Iterable[Clock], rule: Rule, kind: Kind | str, on: date) -> Clock | None:
    """The petitioner's own time for something, if such a case has it on that day."""
    return next(
        (clock for clock in table if clock.window and clock.rule == rule and clock.fits(kind) and clock.holds_on(on)),
        None,
    )


def overlapping(table: Iterable[Clock], clock: Clock) -> list[Clock]:
    """The rows of the same event that hold for some of the same cases at some of the same time."""
    return [
        other
        for other in table
        if other.event == clock.event
        and not other.window
        and _meet(other.kinds, clock.kinds)
        and (clock.valid_until is None or other.valid_from <= clock.valid_until)
        and (other.valid_until is None or clock.valid_from <= other.valid_until)
    ]


def shortens(promise: Clock, statutory: Clock) -> bool:
    """Whether the promise can never end after the duty, whatever the day and the holidays.

    So many days are never longer than as many working days; the other way round nothing is sure.
    """
    if promise.unit != statutory.unit and promise.unit != Unit.CALENDAR:
        return False
    return promise.days <= statutory.days


def length_of(days: int, unit: str) -> str:
    if Unit(unit) is Unit.WORKING:
        return ngettext("%(days)d个工作日", "%(days)d个工作日", days) % {"days": days}
    return ngettext("%(days)d天", "%(days)d天", days) % {"days": days}


def title_of(rule: str) -> str:
    return str(TITLES[Rule(rule)])


def _meet(some: tuple, others: tuple) -> bool:
    return not some or not others or bool(set(some) & set(others))
