"""Medical and temporary aid: what the office writes down by cause, and what the quarter publishes. Never a person."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .recorded import Recorded


class AidKind(models.TextChoices):
    MEDICAL = "medical", _("医疗救助")
    TEMPORARY = "temporary", _("临时救助")


class AidCause(models.TextChoices):
    """Coarse on purpose: 因病 and the like are health data (PIPL art 28)."""

    URGENT = "urgent", _("急难型")
    EXPENSE = "expense", _("支出型")


class AidSummary(Recorded):
    """Aid of one kind and cause in one quarter: household times, person times, money. Internal until released."""

    kind = models.CharField(_("救助类型"), max_length=10, choices=AidKind.choices)
    cause = models.CharField(_("救助事由"), max_length=8, choices=AidCause.choices)
    period_start = models.DateField(_("期间起"))
    period_end = models.DateField(_("期间止"))
    households = models.PositiveIntegerField(_("户次"))
    persons = models.PositiveIntegerField(_("人次"))
    amount = models.DecimalField(_("金额（元）"), max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = _("救助登记")
        verbose_name_plural = _("救助登记")
        ordering = ["-period_start", "kind", "cause", "-pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "cause", "period_start", "period_end"],
                condition=models.Q(is_current=True),
                name="one_current_aid_summary",
            ),
            models.CheckConstraint(
                condition=models.Q(period_end__gte=models.F("period_start")), name="aid_period_runs_forward"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.period_start}"

    def clean(self):
        if None in (self.households, self.persons, self.amount):
            return
        if not self.households or self.households > self.persons:
            raise ValidationError({"households": gettext("户次至少是1，并且不多于人次。")})
        if self.amount <= 0:
            raise ValidationError({"amount": gettext("金额要大于0。")})


class AidRelease(Recorded):
    """A quarter's aid made public. A release that turned out wrong is corrected by a new one."""

    period_start = models.DateField(_("期间起"))
    period_end = models.DateField(_("期间止"))

    class Meta:
        verbose_name = _("救助汇总发布")
        verbose_name_plural = _("救助汇总发布")
        ordering = ["-period_start", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["period_start"], condition=models.Q(is_current=True), name="one_current_aid_release"
            ),
        ]

    def __str__(self):
        return f"{self.period_start} {self.period_end}"


class AidFigure(models.Model):
    """One published line. An empty cause: both causes together, because one of them had fewer than five."""

    wagtail_reference_index_ignore = True

    release = models.ForeignKey(
        AidRelease, verbose_name=_("救助汇总发布"), on_delete=models.CASCADE, related_name="figures"
    )
    kind = models.CharField(_("救助类型"), max_length=10, choices=AidKind.choices)
    cause = models.CharField(_("救助事由"), max_length=8, choices=AidCause.choices, blank=True)
    period_start = models.DateField(_("期间起"), help_text=_("户次太少的季度并入下一次发布，所以可能早于本季度。"))
    period_end = models.DateField(_("期间止"))
    households = models.PositiveIntegerField(_("户次"))
    persons = models.PositiveIntegerField(_("人次"))
    amount = models.DecimalField(_("金额（元）"), max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = _("救助汇总")
        verbose_name_plural = _("救助汇总")
        ordering = ["-period_end", "kind", "cause"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["release", "kind", "cause"], name="one_aid_figure_per_cause"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.period_end}"
