"""Who came in, went out, rose or fell: counts by village and month, with reasons from a closed list."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .scheme import Scheme


class ChangeKind(models.TextChoices):
    ADDED = "added", _("新增")
    EXITED = "exited", _("退出")
    RAISED = "raised", _("增发")
    REDUCED = "reduced", _("减发")
    STOPPED = "stopped", _("停发")
    EASED_OUT = "eased_out", _("渐退")


class ChangeReason(models.TextChoices):
    """Closed on purpose: a free reason is where illness and family matters leak (PIPL art 28)."""

    NEW_APPLICATION = "new_application", _("新申请，经审核符合条件")
    INCOME_OVER = "income_over", _("家庭收入超过保障标准")
    ASSETS_OVER = "assets_over", _("家庭财产超过规定")
    INCOME_CHANGED = "income_changed", _("家庭收入发生变化")
    MEMBERS_CHANGED = "members_changed", _("家庭人口发生变化")
    STANDARD_CHANGED = "standard_changed", _("保障标准调整")
    DEATH = "death", _("保障对象去世")
    MOVED = "moved", _("户籍迁移")
    OWN_REQUEST = "own_request", _("本人申请退出")
    OTHER_AID = "other_aid", _("转入其他救助")
    REFUSED_CHECK = "refused_check", _("不配合核查")


class ChangeRecord(models.Model):
    """One decision about a number of households of one village. 57号 art 32 asks for a statutory reason."""

    wagtail_reference_index_ignore = True

    kind = models.CharField(_("变动类型"), max_length=12, choices=ChangeKind.choices)
    reason = models.CharField(_("原因"), max_length=20, choices=ChangeReason.choices)
    scheme = models.ForeignKey(Scheme, verbose_name=_("救助项目"), on_delete=models.PROTECT, related_name="changes")
    village = models.ForeignKey(
        "orgs.OrgUnit",
        verbose_name=_("村（居）"),
        on_delete=models.PROTECT,
        related_name="changes",
        limit_choices_to={"level": "village"},
    )
    households = models.PositiveIntegerField(_("户数"))
    persons = models.PositiveIntegerField(_("人数"))
    amount = models.DecimalField(_("月金额变化"), max_digits=12, decimal_places=2, default=0)
    decided_on = models.DateField(_("决定日期"))
    effective_month = models.DateField(_("生效月份"), help_text=_("填该月的第一天。"))

    class Meta:
        verbose_name = _("动态变化")
        verbose_name_plural = _("动态变化")
        ordering = ["-decided_on", "-pk"]
        indexes = [models.Index(fields=["scheme", "kind", "decided_on"])]
        constraints = [
            models.CheckConstraint(condition=models.Q(effective_month__day=1), name="effective_month_is_a_first"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.village} {self.decided_on}"
