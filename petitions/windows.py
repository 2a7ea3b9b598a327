"""Whether a notice takes objections, and why not: one rule for the web, the desk and the post.

57号 art 19: during the posting. A letter counts by the day it came in, even when it is typed in after the window.
"""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures.models import Publication
from disclosures.states import State, state_of
from disclosures.wording import say_day, say_end


def why_closed(notice: Publication, *, now: datetime, received_on: date | None = None) -> str:
    """Empty while objections are taken; otherwise one sentence."""
    today = timezone.localdate(now)
    received_on = received_on or today
    title = {"title": notice.title}
    state = state_of(notice, now)
    first = timezone.localdate(notice.opens_at)
    if state is State.WITHDRAWN:
        return _("“%(title)s”已经撤下，不再接收异议。") % title
    if not notice.round.has_objection_window:
        return _("“%(title)s”是决定以后的公布，没有异议期。") % title
    if state is State.SCHEDULED:
        return _("“%(title)s”从%(day)s起公示，那时才接收异议。") % {**title, "day": say_day(first)}
    if received_on < first:
        return _("“%(title)s”从%(day)s起公示，收到日期在这以前，不算公示期内的异议。") % {
            **title,
            "day": say_day(first),
        }
    if notice.ends_at is not None and _is_past(notice.ends_at, received_on, today, now):
        return _("“%(title)s”的公示期已经在%(end)s结束，不再接收异议。") % {**title, "end": say_end(notice.ends_at)}
    return ""


def _is_past(ends_at: datetime, received_on: date, today: date, now: datetime) -> bool:
    if received_on == today:
        return now >= ends_at
    return received_on > timezone.localdate(ends_at - timedelta(microseconds=1))
