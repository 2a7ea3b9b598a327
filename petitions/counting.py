"""How a running clock is counted: the one place, for setting, holding, extending and recomputing alike.

It looks only at what is stored (first day, days, unit, holds), so the order in which a hold, an extension and a new
calendar came about cannot matter. Elsewhere such clocks drifted because each change was added to the result before.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from portal.workdays.arithmetic import Unit

from .vocabulary import OnPapers

if TYPE_CHECKING:
    from portal.workdays.calendar import Calendar, Due


@dataclass(frozen=True)
class Wait:
    """The person was asked for papers on one day and brought them on another; None: still waiting.

    The day of asking was still ours. The day on which the papers came is the day of an event and is not counted
    (民法典 art 201), so the held days are those after `asked_on` up to and including `until`.
    """

    asked_on: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        return self.until is not None and self.asked_on < day <= self.until


def count(
    start: date, days: int, unit: Unit | str, waits: Iterable[Wait], on_papers: OnPapers | str, calendar: "Calendar"
) -> "Due":
    """The last day of a clock. While a wait is open it moves nothing yet: its length is not known."""
    ended = sorted((wait for wait in waits if wait.until is not None), key=lambda wait: wait.asked_on)
    if ended and on_papers == OnPapers.STANDS:
        return calendar.due(start, days, unit, is_held=lambda day: any(wait.covers(day) for wait in ended))
    found = calendar.due(start, days, unit)
    if on_papers == OnPapers.ANEW:
        for wait in ended:
            if wait.until and wait.until > start and wait.asked_on < found.day:  # what had run out stays run out
                start = wait.until
                found = calendar.due(start, days, unit)
    return found


def stopped_on(start: date, due: date, waits: Iterable[Wait], on_papers: OnPapers | str) -> date | None:
    """Since when the clock stands still; None while it runs. One that had already run out is not stopped any more."""
    if on_papers == OnPapers.RUNS:
        return None
    open_since = next((wait.asked_on for wait in waits if wait.until is None), None)
    if open_since is None or open_since >= due:
        return None
    return max(start, open_since)


def held_days(start: date, due: date, unit: Unit | str, waits: Iterable[Wait], calendar: "Calendar") -> int:
    """How many days of its own unit a clock has stood still so far."""
    held, day = 0, start
    ended = [wait for wait in waits if wait.until is not None]
    while ended and day < due:
        day += timedelta(days=1)
        if any(wait.covers(day) for wait in ended):
            held += Unit(unit) is Unit.CALENDAR or calendar.guesses_working_day(day)
    return held
