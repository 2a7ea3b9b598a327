"""The demo's calendar: a day counted back from today, and a working hour on it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

import time_machine
from django.utils import timezone

LONGEST = 326  # days from the first act to the demo's today


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

    An act may add later acts while the year runs.
    """

    def __init__(self) -> None:
        self.today = timezone.localdate()
        self.acts: list[Act] = []
        self.count = 0

    def moment(self, days_ago: int, hour: float = 10) -> datetime:
        """That many days before today; a day-zero moment never lies in the future."""
        day = self.today - timedelta(days=self.squeeze(days_ago))
        moment = datetime.combine(day, time(int(hour), int(hour % 1 * 60)), timezone.get_current_timezone())
        return min(moment, timezone.localtime() - timedelta(minutes=1)) if days_ago == 0 else moment

    def squeeze(self, days_ago: int) -> int:
        """Early in a year the same acts lie closer together, because the yearly figures must all fall into one year."""
        room = self.today.timetuple().tm_yday - 1
        return min(days_ago, round(days_ago * room / LONGEST))

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
