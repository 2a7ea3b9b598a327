"""The register of what was deleted. PIPL art 47 asks for deletion; only a register shows that it happened."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .batch import Batch


class PurgedKind(models.TextChoices):
    UPLOAD = "upload", _("原文件和待确认的行")
    ROWS = "rows", _("导入行的姓名和金额")
    FINGERPRINTS = "fingerprints", _("查重指纹")
    LINES = "lines", _("隐名后的名单")
    PHOTOS = "photos", _("张贴照片")


class PurgeRule(models.TextChoices):
    CONFIRMED = "confirmed", _("确认后不再需要")
    RETURNED = "returned", _("批次退回")
    WITHDRAWN = "withdrawn", _("整批撤销")
    FORGOTTEN = "forgotten", _("超过期限没有确认")
    EXPIRED = "expired", _("保存期限已到")
    OUT_OF_FORCE = "out_of_force", _("名册已不在公示")


class PurgeRecord(models.Model):
    """One deletion: what, how many, of which batch, by which rule, on whose word. Nobody: the nightly command."""

    wagtail_reference_index_ignore = True

    at = models.DateTimeField(_("时间"), auto_now_add=True)
    kind = models.CharField(_("删除的内容"), max_length=16, choices=PurgedKind.choices)
    rule = models.CharField(_("依据"), max_length=16, choices=PurgeRule.choices)
    batch = models.ForeignKey(Batch, verbose_name=_("批次"), on_delete=models.PROTECT, related_name="purges")
    count = models.PositiveIntegerField(_("数量"))
    due_on = models.DateField(_("到期日"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("办理人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("销毁记录")
        verbose_name_plural = _("销毁登记")
        ordering = ["-at", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["-at"])]
        constraints = [models.CheckConstraint(condition=models.Q(count__gt=0), name="something_was_purged")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.count}"
