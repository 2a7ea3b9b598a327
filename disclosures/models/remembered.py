"""What a clerk chose for one shape of spreadsheet, so that the next file of that shape needs no choosing."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .scheme import Scheme


class RememberedMapping(models.Model):
    """One reporting unit, one scheme, one set of headings: headings alone, never a value of a row."""

    wagtail_reference_index_ignore = True

    unit = models.ForeignKey("orgs.OrgUnit", verbose_name=_("报送单位"), on_delete=models.CASCADE, related_name="+")
    scheme = models.ForeignKey(Scheme, verbose_name=_("救助项目"), on_delete=models.CASCADE, related_name="+")
    signature = models.CharField(_("表头特征"), max_length=64)
    headings = models.JSONField(_("表头"), default=list)
    choices = models.JSONField(_("对应关系"), default=dict)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("最后修改人"), on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField(_("最后修改时间"), auto_now=True)
    times_used = models.PositiveIntegerField(_("沿用次数"), default=0)
    last_used_at = models.DateTimeField(_("最近沿用时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("记住的对应关系")
        verbose_name_plural = _("记住的对应关系")
        ordering = ["unit", "scheme", "-changed_at"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["unit", "scheme", "signature"], name="one_mapping_per_shape_of_file")
        ]

    def __str__(self):
        return f"{self.unit} · {self.scheme}"
