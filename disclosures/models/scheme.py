"""The kinds of help: rural and urban 低保, 特困, 临时救助, 医疗救助. Data, so that a township may add its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SchemeKind(models.TextChoices):
    RURAL = "rural", _("农村低保")
    URBAN = "urban", _("城市低保")
    EXTREME = "extreme", _("特困供养")
    TEMPORARY = "temporary", _("临时救助")
    MEDICAL = "medical", _("医疗救助")
    OTHER = "other", _("其他")


class AmountUnit(models.TextChoices):
    MONTH = "month", _("元/月")
    ONCE = "once", _("元/次")


class Scheme(models.Model):
    """One kind of help. Its kind drives the figures; its name and code are the township's own."""

    code = models.SlugField(_("代码"), max_length=40, unique=True)
    name = models.CharField(_("名称"), max_length=40, unique=True)
    kind = models.CharField(_("类型"), max_length=12, choices=SchemeKind.choices, default=SchemeKind.OTHER)
    amount_unit = models.CharField(_("金额单位"), max_length=8, choices=AmountUnit.choices, default=AmountUnit.MONTH)
    sort_order = models.PositiveIntegerField(_("排序"), default=0)

    class Meta:
        verbose_name = _("救助项目")
        verbose_name_plural = _("救助项目")
        ordering = ["sort_order", "name"]

    def __str__(self):
        return self.name
