"""The money of a month: to how many, how much, by village, when and through which bank. Sums, never an account."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .recorded import Recorded
from .scheme import Scheme


class PaymentChannel(models.TextChoices):
    """57号 art 25: to the household's account. Cash is the exception and must show."""

    BANK = "bank", _("银行代发")
    CARD = "card", _("一卡通")
    POST = "post", _("邮政代发")
    CASH = "cash", _("现金发放")


class PaymentNotice(Recorded):
    """What was paid for one month of one scheme. Held against the roster of that month."""

    scheme = models.ForeignKey(Scheme, verbose_name=_("救助项目"), on_delete=models.PROTECT, related_name="payments")
    month = models.DateField(_("所属月份"))
    paid_on = models.DateField(_("发放日期"))
    channel = models.CharField(_("发放渠道"), max_length=4, choices=PaymentChannel.choices)
    households = models.PositiveIntegerField(_("户数"), default=0)
    persons = models.PositiveIntegerField(_("人数"), default=0)
    amount = models.DecimalField(_("金额（元）"), max_digits=14, decimal_places=2, default=0)

    class Meta:
        verbose_name = _("按月发放")
        verbose_name_plural = _("按月发放")
        ordering = ["-month", "scheme", "-pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "month"], condition=models.Q(is_current=True), name="one_current_payment_per_month"
            ),
            models.CheckConstraint(condition=models.Q(month__day=1), name="payment_month_is_a_first"),
        ]

    def __str__(self):
        return f"{self.scheme} {self.month:%Y-%m}"


class PaymentTotal(models.Model):
    """One village's part of a month's payment."""

    wagtail_reference_index_ignore = True

    payment = models.ForeignKey(
        PaymentNotice, verbose_name=_("按月发放"), on_delete=models.CASCADE, related_name="totals"
    )
    village = models.ForeignKey(
        "orgs.OrgUnit", verbose_name=_("村（居）"), on_delete=models.PROTECT, related_name="payment_totals"
    )
    households = models.PositiveIntegerField(_("户数"))
    persons = models.PositiveIntegerField(_("人数"))
    amount = models.DecimalField(_("金额（元）"), max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = _("分村发放")
        verbose_name_plural = _("分村发放")
        ordering = ["village__sort_order", "village__code"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["payment", "village"], name="one_payment_total_per_village")]

    def __str__(self):
        return f"{self.payment} {self.village}"
