"""The days on which the State Council's yearly notice departs from the week: rest days and worked weekends."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .days import DayKind


class CalendarYear(models.Model):
    """A year whose notice has been entered. Without a row the year is unknown, and dates in it are provisional."""

    year = models.PositiveSmallIntegerField(_("年份"), unique=True)
    # Goes up with every entry, so a deadline can say which reading of the year it rests on.
    version = models.PositiveIntegerField(_("版次"), default=1, editable=False)
    source = models.CharField(_("依据"), max_length=200, help_text=_("如：国办发明电〔2025〕7号"))
    loaded_at = models.DateTimeField(_("录入时间"), auto_now=True)

    class Meta:
        verbose_name = _("年度放假安排")
        verbose_name_plural = _("年度放假安排")
        ordering = ["-year"]
        permissions = [("manage_calendar", _("录入放假安排"))]

    def __str__(self):
        return str(self.year)

    @property
    def rest_days(self) -> int:
        return sum(day.kind == DayKind.REST for day in self.days.all())

    @property
    def worked_days(self) -> list["DayOverride"]:
        return [day for day in self.days.all() if day.kind == DayKind.WORK]


class DayOverride(models.Model):
    """One day that is not what its weekday says."""

    calendar_year = models.ForeignKey(
        CalendarYear, verbose_name=_("年份"), on_delete=models.CASCADE, related_name="days"
    )
    date = models.DateField(_("日期"), unique=True)
    kind = models.CharField(_("类型"), max_length=4, choices=DayKind.choices)
    source = models.CharField(_("说明"), max_length=60, blank=True, help_text=_("如：春节"))

    class Meta:
        verbose_name = _("放假或调休日")
        verbose_name_plural = _("放假或调休日")
        ordering = ["date"]

    def __str__(self):
        return f"{self.date} {self.get_kind_display()}"
