"""Money in sums: what came in, from which level, and what was spent. Never a person."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .recorded import Recorded
from .scheme import Scheme

LEVELS = ("central", "province", "city", "county")


class FundPeriod(Recorded):
    """Funds of one scheme in one period. 医疗救助基金 rules and 社会救助暂行办法 art 62 ask for publication."""

    scheme = models.ForeignKey(
        Scheme, verbose_name=_("救助项目"), on_delete=models.PROTECT, related_name="fund_periods"
    )
    period_start = models.DateField(_("期间起"))
    period_end = models.DateField(_("期间止"))
    carried_over = models.DecimalField(_("上期结转"), max_digits=14, decimal_places=2, default=0)
    central = models.DecimalField(_("中央到位"), max_digits=14, decimal_places=2, default=0)
    province = models.DecimalField(_("省级到位"), max_digits=14, decimal_places=2, default=0)
    city = models.DecimalField(_("市级到位"), max_digits=14, decimal_places=2, default=0)
    county = models.DecimalField(_("县级到位"), max_digits=14, decimal_places=2, default=0)
    received = models.DecimalField(_("本期到位"), max_digits=14, decimal_places=2, default=0, editable=False)
    spent = models.DecimalField(_("本期支出"), max_digits=14, decimal_places=2, default=0)
    households = models.PositiveIntegerField(_("发放户数"), default=0, help_text=_("期末那个月发放的户数。"))
    persons = models.PositiveIntegerField(_("发放人数"), default=0, help_text=_("期末那个月发放的人数。"))

    class Meta:
        verbose_name = _("资金情况")
        verbose_name_plural = _("资金情况")
        ordering = ["-period_start", "scheme", "-pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "period_start", "period_end"],
                condition=models.Q(is_current=True),
                name="one_current_fund_period",
            ),
            models.CheckConstraint(
                condition=models.Q(period_end__gte=models.F("period_start")), name="fund_period_runs_forward"
            ),
        ]

    def __str__(self):
        return f"{self.scheme} {self.period_start}"

    @property
    def balance(self) -> Decimal:
        return self.carried_over + self.received - self.spent

    def clean(self):
        """The sum of the levels is what came in; nobody spends what is not there."""
        sums = [getattr(self, level) for level in LEVELS]
        if None in (*sums, self.carried_over, self.spent):
            return
        self.received = sum(sums, Decimal(0))
        for name in (*LEVELS, "carried_over", "spent"):
            if getattr(self, name) < 0:
                raise ValidationError({name: gettext("金额不能是负数。")})
        if self.balance < 0:
            short = {"short": f"{-self.balance:,.2f}"}
            raise ValidationError(
                {"spent": gettext("支出比结转加到位多出%(short)s元。请核对支出，或补上还没登记的到位资金。") % short}
            )
