"""That the sheet hung on the board, and came down: a day and a signature for the public, a sealed picture for the file.

domain.md's state machine lets a posting on a board start with its day and photo, and flags a sheet that hangs on.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.privacy.fields import SealedBinaryField

from .publication import Publication


class BoardMoment(models.TextChoices):
    POSTED = "posted", _("已张贴")
    REMOVED = "removed", _("已取下")


class BoardRecord(models.Model):
    """One board, one moment. What the public page says of it is here; the picture is not."""

    wagtail_reference_index_ignore = True

    publication = models.ForeignKey(
        Publication, verbose_name=_("公示"), on_delete=models.CASCADE, related_name="board_records"
    )
    village = models.ForeignKey("orgs.OrgUnit", verbose_name=_("公示栏"), on_delete=models.PROTECT, related_name="+")
    moment = models.CharField(_("事项"), max_length=8, choices=BoardMoment.choices)
    day = models.DateField(_("日期"))
    photos = models.PositiveSmallIntegerField(_("照片张数"), default=0)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("登记人"), on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(_("登记时间"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("张贴记录")
        verbose_name_plural = _("张贴记录")
        ordering = ["publication", "village__sort_order", "village__code", "-moment"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["publication", "village", "moment"], name="one_record_per_board_and_moment")
        ]

    def __str__(self):
        return f"{self.publication_id} {self.village} {self.moment}"


class BoardPhoto(models.Model):
    """A picture of the sheet on its board. It shows names and often faces: sealed, staff only, each look written down."""

    wagtail_reference_index_ignore = True

    record = models.ForeignKey(
        BoardRecord, verbose_name=_("张贴记录"), on_delete=models.CASCADE, related_name="pictures"
    )
    content = SealedBinaryField(_("照片"))
    content_type = models.CharField(_("类型"), max_length=40)
    size = models.PositiveIntegerField(_("字节数"))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("上传人"), on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(_("上传时间"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("张贴照片")
        verbose_name_plural = _("张贴照片")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.record_id} / {self.pk}"
