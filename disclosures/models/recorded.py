"""What every recorded figure shares: it is never edited. A correction is a new record that names the old and says why."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CorrectionReason(models.TextChoices):
    """Closed, because a free text beside a figure of one household says too much about it."""

    TYPING = "typing", _("录入错误")
    DOUBLE = "double", _("重复登记")
    REVOKED = "revoked", _("原决定已撤销或改变")
    CHECKED = "checked", _("核对后更正")


class RecordedQuerySet(models.QuerySet):
    def current(self):
        """What counts now: neither corrected nor cancelled."""
        return self.filter(is_current=True)


class Recorded(models.Model):
    """A record that names who wrote it, and the record that it takes the place of.

    A cancelled record has a successor with the same values that is not current either: who cancelled it, when and why.
    """

    wagtail_reference_index_ignore = True

    recorded_at = models.DateTimeField(_("登记时间"), default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("登记人"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
    )
    corrects = models.OneToOneField(
        "self",
        verbose_name=_("更正的原记录"),
        on_delete=models.PROTECT,
        related_name="corrected_by",
        null=True,
        editable=False,
    )
    correction_reason = models.CharField(
        _("更正原因"), max_length=8, choices=CorrectionReason.choices, blank=True, editable=False
    )
    is_current = models.BooleanField(_("有效"), default=True, editable=False)

    objects = RecordedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_cancellation(self) -> bool:
        """This record only says that an earlier one no longer counts."""
        return self.corrects_id is not None and not self.is_current and not hasattr(self, "corrected_by")
