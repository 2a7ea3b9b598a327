"""Dates and money as people say them: 2026年3月9日（周一）24:00, 620元/月."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

WEEKDAYS = (
    gettext_lazy("周一"),
    gettext_lazy("周二"),
    gettext_lazy("周三"),
    gettext_lazy("周四"),
    gettext_lazy("周五"),
    gettext_lazy("周六"),
    gettext_lazy("周日"),
)


def say_day(day: dt.date) -> str:
    return _("%(year)d年%(month)d月%(day)d日（%(weekday)s）") % {
        "year": day.year,
        "month": day.month,
        "day": day.day,
        "weekday": WEEKDAYS[day.weekday()],
    }


def last_day_of(ends_at: dt.datetime) -> dt.date:
    """The last whole day before a moment: a window that ends at 24:00 belongs to the day it closes."""
    return timezone.localdate(ends_at - dt.timedelta(microseconds=1))


def say_end(ends_at: dt.datetime) -> str:
    """24:00 of the last day, as notices put it, and never 00:00 of the next."""
    local = timezone.localtime(ends_at)
    if (local.hour, local.minute) == (0, 0):
        return _("%(day)s24:00") % {"day": say_day(last_day_of(ends_at))}
    return _("%(day)s%(time)s") % {"day": say_day(local.date()), "time": f"{local:%H:%M}"}


def say_moment(moment: dt.datetime) -> str:
    """2026年3月2日（周一）09:05, as the server's clock had it."""
    local = timezone.localtime(moment)
    return _("%(day)s%(time)s") % {"day": say_day(local.date()), "time": f"{local:%H:%M}"}


def say_money(amount: Decimal) -> str:
    """Thousands with a comma, and no decimals when there are none."""
    return f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
