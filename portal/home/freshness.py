"""Until when what a page says about days stays true."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from disclosures import selectors as disclosures
from disclosures import states


def next_midnight() -> datetime:
    """When "today" stops being true."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time.min))


def fresh_until() -> datetime:
    """The next moment at which a notice opens, closes or has a day less to run."""
    now = timezone.now()
    scheduled = disclosures.notices_in(states.State.SCHEDULED, now=now).order_by("opens_at")
    moments = [next_midnight(), *scheduled.values_list("opens_at", flat=True)[:1]]
    moments += [states.changes_next_at(notice, now) for notice in disclosures.open_notices()]
    return min(moments)
