"""The clocks, as a table. An official can check each line against the article beside it.

A clock counts from the day after its event (民法典 art 201). Our own duty is planned for the last working day that
is not after the due day; only a petitioner's own window rolls on to the next working day (民法典 art 203).
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from portal.workdays.arithmetic import Unit

from .vocabulary import Channel, Kind


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
    rule: Rule
    event: Event
    days: int
    unit: Unit
    article: str
    kinds: tuple[Kind, ...] = tuple(Kind)
    channels: tuple[Channel, ...] = tuple(Channel)
    only_if_named: bool = False  # nobody to tell: 信访工作条例 art 23 lifts the duty
    extendable: int = 0  # once, by at most so many days of the same unit
    window: bool = False  # the petitioner's own time, not ours


PETITIONS = (Kind.SUGGESTION, Kind.ACCUSATION, Kind.CLAIM)

# fmt: off
CLOCKS: tuple[Clock, ...] = (
    # rule             from            days  unit           article
    Clock(Rule.TELL,        Event.RECEIVED, 15, Unit.CALENDAR, "信访工作条例第二十三条", PETITIONS, only_if_named=True),
    Clock(Rule.FINISH,      Event.ACCEPTED, 60, Unit.CALENDAR, "信访工作条例第三十四条", (Kind.CLAIM,), extendable=30),
    # Arts 29 and 30 name no day. The office holds itself to the same sixty, so that nothing lies forgotten.
    Clock(Rule.FINISH,      Event.ACCEPTED, 60, Unit.CALENDAR, "参照信访工作条例第三十四条",
          (Kind.SUGGESTION, Kind.ACCUSATION), extendable=30),
    Clock(Rule.SEND_BACK,   Event.RECEIVED,  5, Unit.WORKING,  "信访工作条例第二十三条", channels=(Channel.TRANSFER,)),
    # 57号 art 19 says investigate again but names no day; the 特困 rule says fifteen working days.
    Clock(Rule.OBJECTION,   Event.RECEIVED, 15, Unit.WORKING,  "民发〔2021〕57号第十九条，期限参照特困人员认定办法",
          (Kind.OBJECTION,)),
    Clock(Rule.INFORMATION, Event.CONFIRMED, 20, Unit.WORKING,  "政府信息公开条例第三十三条",
          (Kind.INFORMATION,), extendable=20),
    Clock(Rule.ASK_CORRECTION, Event.CONFIRMED, 7, Unit.WORKING, "政府信息公开条例第三十条", (Kind.INFORMATION,)),
    Clock(Rule.REVIEW_DECISION, Event.RECEIVED, 30, Unit.CALENDAR, "信访工作条例第三十五、三十六条", (Kind.REVIEW,)),
    Clock(Rule.REVIEW,      Event.SERVED,   30, Unit.CALENDAR, "信访工作条例第三十五、三十六条",
          (Kind.CLAIM, Kind.REVIEW), window=True),
)
# fmt: on

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

TICKET_ARTICLE = "12345热线工单规定的期限"  # each ticket brings its own day


def clocks_for(event: Event, *, kind: Kind | str, channel: Channel | str, is_named: bool) -> list[Clock]:
    """The clocks that an event sets going for such a case; windows of the petitioner's are asked for by rule."""
    return [
        clock
        for clock in CLOCKS
        if clock.event == event
        and kind in clock.kinds
        and channel in clock.channels
        and (is_named or not clock.only_if_named)
        and not clock.window
    ]


def window_for(rule: Rule, kind: Kind | str) -> Clock | None:
    """The petitioner's own time for something, if such a case has it."""
    return next((clock for clock in CLOCKS if clock.window and clock.rule == rule and kind in clock.kinds), None)


def extension_of(rule: str, kind: Kind | str) -> int:
    """By how many days a clock may be put back, once."""
    return max((clock.extendable for clock in CLOCKS if clock.rule == rule and kind in clock.kinds), default=0)


def title_of(rule: str) -> str:
    return str(TITLES[Rule(rule)])
