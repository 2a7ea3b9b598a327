"""The whole catalogue on one day: every item with its record and its standing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cms import selectors
from cms.models import DisclosureItem
from cms.models.catalogue import LimitUnit
from portal.orgs.selectors import office
from portal.workdays import calendar
from portal.workdays.arithmetic import Unit
from portal.workdays.calendar import Calendar

from .published import Published
from .standing import Record, Standing, stand
from .waiting import record_of


@dataclass(frozen=True)
class Line:
    item: DisclosureItem
    record: Record
    standing: Standing
    repealed: tuple[str, ...]


def lines(today: date | None = None) -> list[Line]:
    today = today or timezone.localdate()
    days, known, published = calendar.current(), office(), Published.load()
    return [line(item, record_of(item, published, known), today, days) for item in selectors.disclosure_items()]


def line(item: DisclosureItem, record: Record, today: date, days: Calendar) -> Line:
    repealed = tuple(str(basis) for basis in item.repealed_bases(today))
    standing = stand(record, due_of=limit_of(item, days), today=today, has_repealed=bool(repealed))
    return Line(item, record, standing, repealed)


def limit_of(item: DisclosureItem, days: Calendar) -> Callable[[date], date]:
    unit = Unit.WORKING if item.limit_unit == LimitUnit.WORKING_DAY else Unit.CALENDAR
    return lambda made: days.due(made, item.limit_days, unit).day
