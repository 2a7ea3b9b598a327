"""Money in sums: aid given by period, funds received and spent. Never a person."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .scheme import Scheme


class AidKind(models.TextChoices):
    MEDICAL = "medical", _("医疗救助")
    TEMPORARY = "temporary", _("临时救助")


class AidCause(models.TextChoices):
    """Coarse on purpose: 因病 and the like are health data (PIPL art 28)."""

    URGENT = "urgent", _("急难型")
    EXPENSE = "expense", _("支出型")


class AidSummary(models.Model):
    """Medical or temporary aid of one period: household times, person times, money."""

    kind = models.CharField(_("救助类型"), max_length=10, choices=AidKind.choices)
    cause = models.CharField(_("救助事由"), max_length=8, choices=AidCause.choices)
    period_start = models.DateField(_("期间起"))
    period_end = models.DateField(_("期间止"))
    households = models.PositiveIntegerField(_("户次"))
    persons = models.PositiveIntegerField(_("人次"))
    amount = models.DecimalField(_("金额"), max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = _("救助汇总")
        verbose_name_plural = _("救助汇总")
        ordering = ["-period_start", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "cause", "period_start", "period_end"], name="one_aid_summary_per_period"
            ),
            models.CheckConstraint(
                condition=models.Q(period_end__gte=models.F("period_start")), name="aid_period_runs_forward"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.period_start}"


class FundPeriod(models.Model):
    """Funds of one scheme in one period. 医疗救助基金 rules and 社会救助暂行办法 art 62 ask for publication."""

    wagtail_reference_index_ignore = True

    scheme = models.ForeignKey(
        Scheme, verbose_name=_("救助项目"), on_delete=models.PROTECT, related_name="fund_periods"
    )
    period_start = models.DateField(_("期间起"))
    period_end = models.DateField(_("期间止"))
    carried_over = models.DecimalField(_("上期结转"), max_digits=14, decimal_places=2, default=0)
    received = models.DecimalField(_("本期到位"), max_digits=14, decimal_places=2, default=0)
    spent = models.DecimalField(_("本期支出"), max_digits=14, decimal_places=2, default=0)
    households = models.PositiveIntegerField(_("发放户数"), default=0)
    persons = models.PositiveIntegerField(_("发放人数"), default=0)

    class Meta:
        verbose_name = _("资金情况")
        verbose_name_plural = _("资金情况")
        ordering = ["-period_start"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "period_start", "period_end"], name="one_fund_period_per_scheme"),
            models.CheckConstraint(
                condition=models.Q(period_end__gte=models.F("period_start")), name="fund_period_runs_forward"
            ),
        ]

    def __str__(self):
        return f"{self.scheme} {self.period_start}"

    @property
    def balance(self):
        return self.carried_over + self.received - self.spent
