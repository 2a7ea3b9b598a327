"""What became of a public page that is public no longer: why, since when, and what to read instead."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Reason(models.TextChoices):
    """Why a page was taken down. Each fixes what a visitor of the old address reads; see cms/tombstones.py."""

    ERROR = "error", _("发布有误")
    MERGED = "merged", _("并入另一页")
    INVALID = "invalid", _("不再适用")
    PRIVACY = "privacy", _("有不该公开的个人信息（紧急）")
    EXPIRED = "expired", _("到了停止显示的时间")
    UNSTATED = "unstated", _("没有写明原因")


class WithdrawalQuerySet(models.QuerySet):
    def standing(self):
        """Of pages that are still away."""
        return self.filter(back_at__isnull=True)


class Withdrawal(models.Model):
    """One taking down. The row stays when the page comes back: it says that the page was away, and between which days."""

    wagtail_reference_index_ignore = True

    page = models.ForeignKey(Page, verbose_name=_("页面"), on_delete=models.CASCADE, related_name="withdrawals")
    reason = models.CharField(_("撤下的原因"), max_length=12, choices=Reason.choices)
    replacement = models.ForeignKey(
        Page, verbose_name=_("改看哪一页"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(_("撤下时间"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("撤下的人"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    back_at = models.DateTimeField(_("重新发布时间"), null=True, blank=True)

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        verbose_name = _("撤下记录")
        verbose_name_plural = _("撤下记录")
        ordering = ["-at"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["page"], condition=Q(back_at__isnull=True), name="one_standing_withdrawal_per_page"
            )
        ]

    def __str__(self):
        return f"{self.get_reason_display()} {timezone.localdate(self.at)}"
