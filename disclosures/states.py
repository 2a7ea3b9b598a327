"""What a notice is at a moment, in words: computed from its dates and the clock, never typed in or stored."""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models.publication import WithdrawalReason
from .wording import last_day_of, say_day, say_end


class State(models.TextChoices):
    SCHEDULED = "scheduled", gettext_lazy("尚未开始")
    OPEN = "open", gettext_lazy("正在公示")
    CLOSED = "closed", gettext_lazy("公示期满")
    WITHDRAWN = "withdrawn", gettext_lazy("已撤下")


# How components/state.html paints each. The word says it too: colour is never the only signal.
TONES = {State.SCHEDULED: "waiting", State.OPEN: "open", State.CLOSED: "closed", State.WITHDRAWN: "withdrawn"}
# A tombstone stands at the address where the names stood.
OVER = (State.CLOSED, State.WITHDRAWN)


@dataclass(frozen=True)
class AfterWithdrawal:
    """What a visitor of a withdrawn notice still reads."""

    sentence: str | Promise
    shows_totals: bool


AFTER_WITHDRAWAL = {
    WithdrawalReason.URGENT: AfterWithdrawal(
        gettext_lazy("本公示已紧急撤下，正在核实。核实后需要重新公示的，会另行张贴，期限重新计算。"), shows_totals=False
    ),
    WithdrawalReason.PRIVACY: AfterWithdrawal(
        gettext_lazy("因发现不应公开的个人信息，本公示已提前撤下。更正后会重新公示，期限重新计算。"), shows_totals=True
    ),
    WithdrawalReason.WRONG_CONTENT: AfterWithdrawal(
        gettext_lazy("因内容有误，本公示已撤下，原来的数字不再作数。更正后会重新公示，期限重新计算。"),
        shows_totals=False,
    ),
    WithdrawalReason.WRONG_PROCEDURE: AfterWithdrawal(
        gettext_lazy("因程序有误，本公示已撤下，不作为下一步办理的依据。"), shows_totals=True
    ),
    WithdrawalReason.SUPERSEDED: AfterWithdrawal(
        gettext_lazy("本公示已由更正后的公示代替，请看新的公示。"), shows_totals=False
    ),
    WithdrawalReason.ENDED: AfterWithdrawal(gettext_lazy("本公示的目的已经达到，名单已依法撤下。"), shows_totals=True),
}
# A correction withdraws by itself: chosen by hand it would promise a notice that does not exist. Urgent asks nothing.
BY_HAND = tuple(
    reason for reason in WithdrawalReason if reason not in (WithdrawalReason.SUPERSEDED, WithdrawalReason.URGENT)
)


class Dated(Protocol):
    opens_at: dt.datetime
    ends_at: dt.datetime | None
    withdrawn_at: dt.datetime | None


def state_of(notice: Dated, now: dt.datetime) -> State:
    """Withdrawal wins over everything; the window includes its first moment and not its last."""
    if notice.withdrawn_at is not None:
        return State.WITHDRAWN
    if now < notice.opens_at:
        return State.SCHEDULED
    if notice.ends_at is not None and now >= notice.ends_at:
        return State.CLOSED
    return State.OPEN


def reasons_by_hand(notice: Dated, now: dt.datetime) -> tuple[WithdrawalReason, ...]:
    """Why somebody may take a notice down in this state.

    After the end the names are gone: what can still be wrong is what stays, the sums, and how it came about.
    """
    match state_of(notice, now):
        case State.WITHDRAWN:
            return ()
        case State.CLOSED:
            return (WithdrawalReason.WRONG_CONTENT, WithdrawalReason.WRONG_PROCEDURE)
    return BY_HAND


def is_outcome_due(notice, now: dt.datetime) -> bool:
    """57号 art 19: when the window has closed, somebody must say whether objections came and what became of them."""
    return state_of(notice, now) is State.CLOSED and notice.round.has_objection_window and not notice.outcome


def days_left(notice: Dated, now: dt.datetime) -> int | None:
    """Whole days after today until the last one; 0 on the last day, None without an end."""
    if notice.ends_at is None:
        return None
    return (last_day_of(notice.ends_at) - timezone.localdate(now)).days


def say_state(notice: Dated, now: dt.datetime, open_objections: int = 0) -> str:
    """The second half of the state bar: the days, in words, and whether an objection is being looked into."""
    words = _say_days(notice, now)
    if open_objections and state_of(notice, now) in (State.OPEN, State.CLOSED):
        return _("%(days)s；有异议，正在核查") % {"days": words}
    return words


def _say_days(notice: Dated, now: dt.datetime) -> str:
    state = state_of(notice, now)
    if state is State.SCHEDULED:
        return _("%(day)s起公示") % {"day": say_day(timezone.localdate(notice.opens_at))}
    if state is State.OPEN:
        if notice.ends_at is None:
            return _("%(day)s起长期公示") % {"day": say_day(timezone.localdate(notice.opens_at))}
        left = days_left(notice, now)
        end = say_end(notice.ends_at)
        if not left:
            return _("今天是最后一天，%(end)s截止") % {"end": end}
        return _("还剩%(days)d天，%(end)s截止") % {"days": left, "end": end}
    if state is State.CLOSED:
        assert notice.ends_at is not None
        return _("已于%(end)s截止，名单已依法撤下") % {"end": say_end(notice.ends_at)}
    return _("已于%(day)s撤下") % {"day": say_day(timezone.localdate(notice.withdrawn_at))}


def changes_next_at(notice: Dated, now: dt.datetime) -> dt.datetime:
    """Until when words about this notice stay true: the next midnight or the end of the window, if that is sooner."""
    midnight = timezone.make_aware(dt.datetime.combine(timezone.localdate(now) + dt.timedelta(days=1), dt.time.min))
    moments = [midnight, notice.opens_at, notice.ends_at]
    return min(moment for moment in moments if moment is not None and moment > now)
