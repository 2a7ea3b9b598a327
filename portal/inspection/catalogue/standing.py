"""Where one item of the catalogue stands on one day. Plain values: no database.

Nothing is typed in: what was published last and what waits come from the records, and when the waiting is over from the
item's own limit (民办函〔2019〕52号: 10 working days), counted from the day on which the information came to be.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.inspection.rules import State


@dataclass(frozen=True)
class Shown:
    """The newest of what everybody can read."""

    on: date
    title: str
    url: str


@dataclass(frozen=True)
class Pending:
    """What came to be and is not public yet."""

    made_on: date
    title: str
    url: str


@dataclass(frozen=True)
class Record:
    """All that is known of one item. `may_be_empty`: lists of a kind that nobody applied for do not exist."""

    latest: Shown | None = None
    pending: tuple[Pending, ...] = ()
    missing: tuple[str, ...] = ()
    may_be_empty: bool = False
    is_placed: bool = True


@dataclass(frozen=True)
class Waiting:
    pending: Pending
    due: date
    days_left: int


@dataclass(frozen=True)
class Standing:
    state: State
    word: str | Promise
    waiting: tuple[Waiting, ...] = ()

    @property
    def next_due(self) -> date | None:
        return self.waiting[0].due if self.waiting else None

    @property
    def days_left(self) -> int | None:
        return self.waiting[0].days_left if self.waiting else None


def stand(record: Record, *, due_of: Callable[[date], date], today: date, has_repealed: bool) -> Standing:
    """The worst that is true of the item; what waits longest stands first."""
    dated = [(due_of(one.made_on), one) for one in record.pending]
    waiting = tuple(
        Waiting(one, due, (due - today).days) for due, one in sorted(dated, key=lambda pair: (pair[0], pair[1].title))
    )
    if not record.is_placed:
        return Standing(State.AMBER, _("没有选位置和主题"), waiting)
    if waiting and waiting[0].days_left < 0:
        return Standing(State.RED, _("逾期没有公开"), waiting)
    if record.latest is None and not record.may_be_empty:
        return Standing(State.RED, _("没有公开"), waiting)
    if record.missing:
        return Standing(State.RED, _("要素不全"), waiting)
    if has_repealed:
        return Standing(State.RED, _("依据已停止施行"), waiting)
    if waiting:
        return Standing(State.AMBER, _("等着公开"), waiting)
    if record.latest is None:
        return Standing(State.AMBER, _("还没有公开过"), waiting)
    return Standing(State.GREEN, _("已公开"), waiting)
