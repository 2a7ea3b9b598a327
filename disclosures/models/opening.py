"""With how many a year begins, where no roster of the year before was published in this portal."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .recorded import Recorded
from .scheme import Scheme


class OpeningSource(models.TextChoices):
    ROSTER = "roster", _("上年末在保名册合计")
    REPORT = "report", _("上年统计报表")
    ARCHIVE = "archive", _("纸质档案清点")


class OpeningBalance(Recorded):
    """One village's sums on the first day of a year. Without it opening + in - out cannot be held against closing."""

    scheme = models.ForeignKey(Scheme, verbose_name=_("救助项目"), on_delete=models.PROTECT, related_name="openings")
    village = models.ForeignKey(
        "orgs.OrgUnit",
        verbose_name=_("村（居）"),
        on_delete=models.PROTECT,
        related_name="openings",
        limit_choices_to={"level": "village"},
    )
    year = models.PositiveSmallIntegerField(_("年份"))
    households = models.PositiveIntegerField(_("户数"))
    persons = models.PositiveIntegerField(_("人数"))
    amount = models.DecimalField(_("月金额（元）"), max_digits=14, decimal_places=2)
    source = models.CharField(_("出处"), max_length=8, choices=OpeningSource.choices)

    class Meta:
        verbose_name = _("年初数")
        verbose_name_plural = _("年初数")
        ordering = ["-year", "scheme", "village__sort_order", "village__code", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "village", "year"],
                condition=models.Q(is_current=True),
                name="one_current_opening",
            ),
        ]

    def __str__(self):
        return f"{self.year} {self.scheme} {self.village}"
