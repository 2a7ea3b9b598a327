"""Who looked at names. Rows are added and never touched again: the database itself refuses (migration 0002)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AccessAction(models.TextChoices):
    BOARD_PRINT = "board_print", _("打开张贴稿")
    ROWS_PREVIEW = "rows_preview", _("查看导入预览")
    BOARD_PHOTO = "board_photo", _("查看张贴照片")
    RELATIVES = "relatives", _("查看近亲属备案")


class AccessEvent(models.Model):
    """One opening of a page that shows full names (MLPS 2.0 audit; ASVS 16.3.2)."""

    wagtail_reference_index_ignore = True

    at = models.DateTimeField(_("时间"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("工作人员"), on_delete=models.PROTECT, related_name="+"
    )
    action = models.CharField(_("动作"), max_length=16, choices=AccessAction.choices)
    batch = models.ForeignKey(
        "disclosures.Batch", verbose_name=_("批次"), on_delete=models.PROTECT, related_name="access_events", null=True
    )
    filing = models.ForeignKey(
        "disclosures.RelativeFiling",
        verbose_name=_("近亲属备案"),
        on_delete=models.PROTECT,
        related_name="access_events",
        null=True,
    )

    class Meta:
        verbose_name = _("查看记录")
        verbose_name_plural = _("查看记录")
        ordering = ["-pk"]
        default_permissions = ("view",)

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.by}"
