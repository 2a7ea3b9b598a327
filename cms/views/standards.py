"""This year's number, and every year's before it."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

from django.utils import timezone

from cms import selectors
from cms.contexts import context_for
from cms.models import Area, AssistanceStandard, Kind, StandardIndexPage
from cms.worked import examples

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
        "all_series": [series_of(list(rows)) for _key, rows in groupby(everything, key=lambda one: one.series_key)],
    }


def reading_order(standard: AssistanceStandard) -> tuple:
    return (
        KIND_ORDER[standard.kind],
        AREA_ORDER[Area(standard.area)],
        standard.level,
        -standard.valid_from.toordinal(),
    )


def series_of(standards: list[AssistanceStandard]) -> Series:
    """Newest first; each row says how much more it is than the one before it, where both have one unit."""
    rows = [
        Row(newer, newer.amount - older.amount if newer.unit == older.unit else None)
        for newer, older in pairwise(standards)
    ]
    return Series(standards[0].name, [*rows, Row(standards[-1], None)])
