"""Whether each village's board was renewed this quarter (村民委员会组织法 art 30: ordinary matters once a quarter at least).

A notice on the website is no sheet on a board: what counts is the day that somebody signed for.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from disclosures.books.quarters import Quarter, add_months
from disclosures.models import BoardMoment, BoardRecord
from portal.inspection.rules import State
from portal.orgs.models import OrgUnit
from portal.orgs.selectors import villages


@dataclass(frozen=True)
class VillageBoard:
    village: OrgUnit
    posted: date | None
    due: date
    days_left: int
    state: State
    word: str


def village_boards(today: date) -> list[VillageBoard]:
    signed = BoardRecord.objects.filter(village=OuterRef("pk"), moment=BoardMoment.POSTED).order_by()
    last = signed.values("village").annotate(day=Max("day")).values("day")
    return [board_of(village, village.posted, today) for village in villages().annotate(posted=Subquery(last))]


def board_of(village: OrgUnit, posted: date | None, today: date) -> VillageBoard:
    """Due by the end of the quarter after the one it was last renewed in; a board that never was is due this quarter's
    end and red already."""
    now = Quarter.of(today)
    due = now.end if posted is None else Quarter.of(add_months(Quarter.of(posted).start, 3)).end
    left = (due - today).days
    if posted is None or left < 0:
        state, word = State.RED, _("上季度没有张贴") if posted else _("没有登记过张贴")
    elif Quarter.of(posted) < now:
        state, word = State.AMBER, _("本季度还没有张贴")
    else:
        state, word = State.GREEN, _("本季度已张贴")
    return VillageBoard(village, posted, due, left, state, str(word))
