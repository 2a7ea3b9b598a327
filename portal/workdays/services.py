"""Entering a year's days. Whoever computed a date from them hears about it after the commit."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from .days import Day, DayKind
from .models import CalendarYear, DayOverride
from .signals import calendar_changed

MANAGE_CALENDAR = "workdays.manage_calendar"


def enter_year(*, by: Any, year: int, days: Iterable[Day], source: str) -> CalendarYear:
    """Enter or correct a year from the screen. `source` is the notice's name and number."""
    if by is None or not by.has_perm(MANAGE_CALENDAR):
        raise PermissionDenied(_("只有系统管理员可以录入放假安排。"))
    return store_year(year=year, days=days, source=source)


@transaction.atomic
def store_year(*, year: int, days: Iterable[Day], source: str) -> CalendarYear:
    """Replace what is known of a year. Entering the same days again changes nothing and announces nothing.

    The door of commands, which run without an account; a screen goes through enter_year.
    """
    wanted = {day.date: day for day in days}
    entry, is_new = CalendarYear.objects.select_for_update().get_or_create(year=year, defaults={"source": source})
    known = {day.date: Day(day.date, DayKind(day.kind), day.source) for day in entry.days.all()}
    if not is_new and known == wanted and entry.source == source:
        return entry
    if not is_new:
        entry.version += 1
        entry.source = source
        entry.save()
    # A notice may name a day of December before; the newest notice has the last word on it.
    DayOverride.objects.filter(date__in=wanted).delete()
    entry.days.all().delete()
    DayOverride.objects.bulk_create(
        DayOverride(calendar_year=entry, date=day.date, kind=day.kind, source=day.name) for day in wanted.values()
    )
    transaction.on_commit(partial(calendar_changed.send, sender=CalendarYear, year=year))
    return entry
