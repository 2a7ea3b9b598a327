"""What a scheme's generalised figures stand at, and what they were counted from. Internal: the public reads cells."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .scheme import Scheme

ANY = -1


class ReleaseFigure(models.Model):
    """One figure of the fixed lattice: place, size, band. It moves only when five households have; see generalisation.

    `fixed_…` is what was counted when the shown figure was set, `counted_…` what the newest release counted. True
    counts stay in this table; PublicationCell and PublicationTotal receive the shown ones.
    """

    wagtail_reference_index_ignore = True

    scheme = models.ForeignKey(Scheme, verbose_name=_("救助项目"), on_delete=models.PROTECT, related_name="+")
    chain = models.PositiveSmallIntegerField(
        _("系列"), default=1, help_text=_("同一批对象的各期公布是一个系列；全部名册和新增名册各是各的。")
    )
    area = models.ForeignKey("orgs.OrgUnit", verbose_name=_("范围"), on_delete=models.PROTECT, related_name="+")
    size = models.PositiveSmallIntegerField(_("家庭人口"))
    amount_from = models.IntegerField(_("金额档"), default=ANY)

    counted_households = models.PositiveIntegerField(_("本期户数"))
    counted_persons = models.PositiveIntegerField(_("本期人数"))
    counted_amount = models.DecimalField(_("本期金额"), max_digits=14, decimal_places=2)
    counted_largest = models.DecimalField(_("本期最大一户金额"), max_digits=14, decimal_places=2)
    fixed_households = models.PositiveIntegerField(_("定数时户数"))
    fixed_persons = models.PositiveIntegerField(_("定数时人数"))
    fixed_amount = models.DecimalField(_("定数时金额"), max_digits=14, decimal_places=2)
    fixed_largest = models.DecimalField(_("定数时最大一户金额"), max_digits=14, decimal_places=2)
    shown_households = models.PositiveIntegerField(_("公布的户数"))
    shown_persons = models.PositiveIntegerField(_("公布的人数"))
    shown_amount = models.DecimalField(_("公布的金额"), max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = _("分档底数")
        verbose_name_plural = _("分档底数")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "chain", "area", "size", "amount_from"], name="one_figure_per_region_of_a_chain"
            ),
            models.CheckConstraint(
                condition=models.Q(shown_households=0) | models.Q(counted_households__gte=5),
                name="no_figure_of_a_small_region",
            ),
        ]

    def __str__(self):
        return f"{self.scheme} {self.area} {self.size} {self.amount_from}"
