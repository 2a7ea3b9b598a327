"""The demo's calendar: its year, today, and a working hour on a day counted back from either."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import time_machine
from django.utils import timezone

LONGEST = 176  # days from the first act that the year's figures count to the year's end


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """What is done inside carries this date."""
    with time_machine.travel(moment, tick=False):
        yield


@dataclass(order=True)
class Act:
    moment: datetime
    order: int
    do: Callable[[], None] = field(compare=False)


class Year:
    """Acts gathered in any order, done in the order of their dates: numbers and the ledger's chain follow the calendar.

    The law's windows cannot be made shorter, and the yearly figures must all fall into one year. So the demo's year
    is this one as soon as all of it fits in; before that it is the year before, which ended on 31 December, and only
    what is going on now is counted back from today. An act may add later acts while the year runs.
    """

    def __init__(self) -> None:
        self.today = timezone.localdate()
        self.number = (self.today - timedelta(days=LONGEST)).year
        self.end = min(self.today, date(self.number, 12, 31))
        self.acts: list[Act] = []
        self.count = 0

    def moment(self, days_before_end: int, hour: float = 10) -> datetime:
        """What belongs to the demo's year, that many days before its end."""
        return at_hour(self.end - timedelta(days=days_before_end), hour)

    def ago(self, days: int, hour: float = 10) -> datetime:
        """What is going on now, that many days before today."""
        return at_hour(self.today - timedelta(days=days), hour)

    def add(self, moment: datetime, do: Callable[[], None]) -> None:
        self.count += 1
        self.acts.append(Act(moment, self.count, do))

    def run(self, tell: Callable[[int, int], None]) -> None:
        """Do everything, oldest first; ``tell`` hears how far it is."""
        done = 0
        while self.acts:
            self.acts.sort()
            act = self.acts.pop(0)
            with at(act.moment):
                act.do()
            done += 1
            tell(done, done + len(self.acts))


def at_hour(day: date, hour: float) -> datetime:
    """That hour of the day; today's later hours have not come yet."""
    moment = datetime.combine(day, time(int(hour), int(hour % 1 * 60)), timezone.get_current_timezone())
    return min(moment, timezone.localtime() - timedelta(minutes=1))
