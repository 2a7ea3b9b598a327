"""That somebody looked again, after a notice ended, whether its names are really gone everywhere (PIPL art 47)."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .publication import Publication


class TakedownCheck(models.Model):
    """One run of verify_takedown: over one notice, or over all that have ended."""

    wagtail_reference_index_ignore = True

    at = models.DateTimeField(_("核查时间"), default=timezone.now, editable=False)
    publication = models.ForeignKey(
        Publication,
        verbose_name=_("公示"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="takedown_checks",
        help_text=_("留空表示核查了全部已结束的公示。"),
    )
    asked = models.CharField(
        _("访问方式"), max_length=200, help_text=_("网站地址；留空表示在程序内部访问。"), blank=True
    )
    notices = models.PositiveIntegerField(_("公示个数"))
    addresses = models.PositiveIntegerField(_("地址个数"))
    hits = models.JSONField(_("仍能看到名字的地址"), default=list, blank=True)

    class Meta:
        verbose_name = _("撤下核查")
        verbose_name_plural = _("撤下核查")
        ordering = ["-pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M}"
