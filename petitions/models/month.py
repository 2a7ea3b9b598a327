"""A month's public figures, frozen when the month was over."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petitions.errors import Fixed


class MonthFigures(models.Model):
    """What was published of a month, already suppressed. The database refuses to change it (migration 0020).

    `query_version` names the rules that it was counted by, so that it can be counted again from the events.
    """

    year = models.PositiveSmallIntegerField(_("年份"))
    month = models.PositiveSmallIntegerField(_("月份"))
    query_version = models.PositiveSmallIntegerField(_("统计口径版本"))
    figures = models.JSONField(_("公布的数字"))
    digest = models.CharField(_("校验值"), max_length=64)
    frozen_at = models.DateTimeField(_("固定时间"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("来件月度数字")
        verbose_name_plural = _("来件月度数字")
        ordering = ["year", "month"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["year", "month"], name="one_frozen_record_per_month"),
            models.CheckConstraint(condition=models.Q(month__gte=1, month__lte=12), name="frozen_month_of_a_year"),
        ]

    def __str__(self):
        return f"{self.year}-{self.month:02d}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise Fixed(_("已经固定的月度数字不能修改。"))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise Fixed(_("已经固定的月度数字不能删除。"))
