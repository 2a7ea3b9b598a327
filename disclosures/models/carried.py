"""What became of a household between one round and the next. Those without a mark were kept as they were.

Internal: the public reads how many were dropped and changed, never which (PIPL art 6).
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .batch import Batch


class Fate(models.TextChoices):
    DROPPED = "dropped", _("去掉")
    CHANGED = "changed", _("改动")


class CarryReason(models.TextChoices):
    """Closed on purpose: a free reason is where illness and family matters leak (PIPL art 28)."""

    DECIDED_AGAINST = "decided_against", _("异议核实后不符合条件")
    NOT_APPROVED = "not_approved", _("本轮审核没有通过")
    APPLICATION_WITHDRAWN = "application_withdrawn", _("本人撤回申请")
    HOUSEHOLD_CHANGED = "household_changed", _("家庭人口发生变化")
    INCOME_CHANGED = "income_changed", _("家庭收入或者财产发生变化")
    AMOUNT_RECALCULATED = "amount_recalculated", _("保障金额重新核算")
    CORRECTED = "corrected", _("异议核实后更正")
    DEATH = "death", _("申请人去世")
    MOVED = "moved", _("户籍迁出")


# Which reasons explain a household that is gone, and which one that is different.
REASONS = {
    Fate.DROPPED: (
        CarryReason.DECIDED_AGAINST,
        CarryReason.NOT_APPROVED,
        CarryReason.APPLICATION_WITHDRAWN,
        CarryReason.DEATH,
        CarryReason.MOVED,
    ),
    Fate.CHANGED: (
        CarryReason.HOUSEHOLD_CHANGED,
        CarryReason.INCOME_CHANGED,
        CarryReason.AMOUNT_RECALCULATED,
        CarryReason.CORRECTED,
    ),
}


class CarriedMark(models.Model):
    """One household of the last notice that does not go on as it was, by its serial there."""

    wagtail_reference_index_ignore = True

    batch = models.ForeignKey(Batch, verbose_name=_("批次"), on_delete=models.CASCADE, related_name="carried_marks")
    serial = models.PositiveIntegerField(_("上一轮的序号"))
    fate = models.CharField(_("处理"), max_length=8, choices=Fate.choices)
    reason = models.CharField(_("原因"), max_length=24, choices=CarryReason.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("经办人"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("轮次之间的变动")
        verbose_name_plural = _("轮次之间的变动")
        ordering = ["batch", "serial"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["batch", "serial"], name="one_mark_per_household")]

    def __str__(self):
        return f"{self.serial} {self.get_fate_display()}"
