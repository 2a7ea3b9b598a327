"""Where a notice hangs on paper, and what is known of each sheet: posted, still up, taken down, taken down late.

Public code reads this file: days and counts, never a picture. 57号 art 19 asks for 7 days on the board; domain.md
flags a sheet that still hangs one day after its last.
"""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from portal.orgs.models import OrgUnit

from ..models import BoardMoment, BoardRecord, PlaceKind, Publication
from ..wording import last_day_of

GRACE = dt.timedelta(days=1)


@dataclass(frozen=True)
class Board:
    """One board and the days that somebody signed for."""

    place: OrgUnit
    posted: dt.date | None = None
    removed: dt.date | None = None
    photos: int = 0
    late: bool = False
    overdue: bool = False


def places_of(notice: Publication) -> list[OrgUnit]:
    """The boards: one in each village that the notice lists, or the township's own."""
    if notice.round.place_kind == PlaceKind.TOWNSHIP_BOARD:
        return [notice.unit]
    villages = [total.village for total in notice.totals.select_related("village")]
    return villages or [notice.unit]


def last_day(notice: Publication) -> dt.date | None:
    """The last day that the sheet should hang: that of the window, or of a withdrawal before it."""
    if notice.withdrawn_at is not None and (notice.ends_at is None or notice.withdrawn_at < notice.ends_at):
        return timezone.localdate(notice.withdrawn_at)
    return last_day_of(notice.ends_at) if notice.ends_at else None


def boards_of(notice: Publication, today: dt.date | None = None) -> list[Board]:
    today = today or timezone.localdate()
    records = {(one.village_id, one.moment): one for one in BoardRecord.objects.filter(publication=notice)}
    last = last_day(notice)
    found = []
    for place in places_of(notice):
        posted, removed = (records.get((place.pk, moment)) for moment in (BoardMoment.POSTED, BoardMoment.REMOVED))
        found.append(
            Board(
                place=place,
                posted=posted.day if posted else None,
                removed=removed.day if removed else None,
                photos=sum(record.photos for record in (posted, removed) if record),
                late=bool(last and removed and removed.day > last + GRACE),
                overdue=bool(last and posted and not removed and today > last + GRACE),
            )
        )
    return found
