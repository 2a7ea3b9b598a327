"""When a threshold is met, near, or passed. Plain values: no database, no request."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """A word, a shape (marks.html) and a colour, in this order of importance."""

    RED = "red", _("不达标")
    AMBER = "amber", _("注意")
    GREEN = "green", _("正常")


ORDER = {State.RED: 0, State.AMBER: 1, State.GREEN: 2}


@dataclass(frozen=True)
class Judged:
    state: State
    days_left: int | None = None


def by_day(due: date, today: date, warn: int) -> Judged:
    """In time until the end of the due day; amber within so many days of it."""
    left = (due - today).days
    if left < 0:
        return Judged(State.RED, left)
    return Judged(State.AMBER if left <= warn else State.GREEN, left)


def by_count(count: int, warn: int, limit: int) -> Judged:
    """So many are too many; amber before that."""
    if count >= limit:
        return Judged(State.RED)
    return Judged(State.AMBER if count >= warn else State.GREEN)


def by_share(part: int, whole: int, warn: int, limit: int) -> Judged:
    """In percent, without rounding: 5 of 100 are 5 %."""
    if part * 100 >= limit * whole:
        return Judged(State.RED)
    return Judged(State.AMBER if part * 100 >= warn * whole else State.GREEN)


def worst(states) -> State:
    return min(states, key=ORDER.__getitem__, default=State.GREEN)
