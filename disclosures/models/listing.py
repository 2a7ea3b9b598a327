"""What answers "is my household listed?" without being a list: keyed marks, of which none can be read back.

A mark is made from the notice, the village and the name under a key outside the database (listings.py).
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .publication import Publication


class ListingMark(models.Model):
    """One household on one notice, as a keyed digest that differs on every notice. Deleted when the notice ends."""

    wagtail_reference_index_ignore = True

    publication = models.ForeignKey(
        Publication, verbose_name=_("公示"), on_delete=models.CASCADE, related_name="listing_marks"
    )
    mark = models.CharField(_("标记"), max_length=64)

    class Meta:
        verbose_name = _("核对标记")
        verbose_name_plural = _("核对标记")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["publication", "mark"], name="one_mark_per_listed_name")]

    def __str__(self):
        return str(self.pk)


class ListingSlip(models.Model):
    """That a paper slip with a household's code was handed out: when, by whom, for which village. Never to whom."""

    wagtail_reference_index_ignore = True

    at = models.DateTimeField(_("时间"), default=timezone.now, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("工作人员"), on_delete=models.PROTECT, related_name="+"
    )
    village = models.ForeignKey("orgs.OrgUnit", verbose_name=_("村（居）"), on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("查询凭条")
        verbose_name_plural = _("查询凭条")
        ordering = ["-pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.by}"
