"""This year's number, and every year's before it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise

from django.utils import timezone
from django.utils.translation import gettext as _

from cms import selectors
from cms.contexts import context_for
from cms.models import Area, AssistanceStandard, Kind, StandardIndexPage
from cms.worked import examples
from portal import charts

KIND_ORDER = {kind: place for place, kind in enumerate(Kind.values)}
# A township's readers are mostly rural.
AREA_ORDER = {Area.RURAL: 0, Area.BOTH: 1, Area.URBAN: 2}


@dataclass(frozen=True)
class Row:
    standard: AssistanceStandard
    change: Decimal | None


@dataclass(frozen=True)
class Series:
    name: str
    rows: list[Row]
    chart: charts.Chart | None


@context_for.register
def standards(page: StandardIndexPage, request) -> dict:
    today = timezone.localdate()
    everything = sorted(selectors.standards_series(), key=reading_order)
    current = [standard for standard in everything if standard.is_in_force(today)]
    return {
        "today": today,
        "current": current,
        "worked": examples(current),
        "self_check": selectors.self_check_page(),
        "all_series": [
            series_of(list(rows), today) for _key, rows in groupby(everything, key=lambda one: one.series_key)
        ],
    }


def reading_order(standard: AssistanceStandard) -> tuple:
    return (
        KIND_ORDER[standard.kind],
        AREA_ORDER[Area(standard.area)],
        standard.level,
        -standard.valid_from.toordinal(),
    )


def series_of(standards: list[AssistanceStandard], today: date) -> Series:
    """Newest first; each row says how much more it is than the one before it, where both have one unit."""
    rows = [
        Row(newer, newer.amount - older.amount if newer.unit == older.unit else None)
        for newer, older in pairwise(standards)
    ]
    return Series(standards[0].name, [*rows, Row(standards[-1], None)], chart_of(standards[::-1], today))


def chart_of(standards: list[AssistanceStandard], today: date) -> charts.Chart | None:
    """Oldest first, each column as wide as its time: yuan a head and month, whichever way a document counts."""
    if len(standards) < 2:
        return None
    first, last = standards[0], standards[-1]
    end = last.valid_until or date(max(today, last.valid_from).year, 12, 31)
    days = [(one.valid_from - first.valid_from).days for one in standards]
    whole = (end - first.valid_from).days + 1
    return charts.columns(
        f"standard-{'-'.join(filter(None, (first.kind, first.area, str(first.pk))))}",
        _("%(name)s：每人每月多少元（横着看是从哪一年起）") % {"name": first.name},
        [str(one.valid_from.year) for one in standards],
        [charts.Series(_("标准"), [one.monthly for one in standards])],
        edges=[*(day / whole for day in days), 1.0],
    )
