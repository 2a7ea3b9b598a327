"""When the office is reminded of a clock, as a table, and when it may be disturbed at all. Plain rules, no database.

Before: seven, three and one days before the day on which somebody had better act, to whoever handles the case.
After: on the day after the due day, and every seven days from there, to the leaders who may approve as well.
A step that fell into the night or a rest day is found at the next run in working hours; only the latest is sent.
"""

from datetime import date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from portal.workdays.calendar import Calendar

BEFORE = (7, 3, 1)  # days before act_by
AGAIN_AFTER = 7  # days between two words about the same lateness
OPENS, CLOSES = time(8, 30), time(17, 30)  # of a working day, Asia/Shanghai


class Side(StrEnum):
    BEFORE = "before"
    LATE = "late"


def step_of(*, starts_on: date, act_by: date, due: date, today: date) -> str:
    """The step that a clock has reached: before_7, before_3, before_1, late_0, late_1 … Empty: nothing to say yet.

    A short clock is not announced on the very day it starts.
    """
    if today > due:
        return f"{Side.LATE}_{((today - due).days - 1) // AGAIN_AFTER}"
    left = (act_by - today).days
    reached = [days for days in BEFORE if left <= days and (act_by - starts_on).days > days and today > starts_on]
    return f"{Side.BEFORE}_{min(reached)}" if reached else ""


def is_late(step: str) -> bool:
    return step.startswith(Side.LATE)


def may_disturb(now: datetime, calendar: "Calendar") -> bool:
    """Working hours of a working day; `now` is local time."""
    return OPENS <= now.time() < CLOSES and calendar.guesses_working_day(now.date())
