"""What the gate remembers: what it read, and which finding two people let through. Never a word of what was found."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Inspection(models.Model):
    """The answer of one reading of one file, so that the same bytes are not read again."""

    wagtail_reference_index_ignore = True

    digest = models.CharField(_("摘要"), max_length=64, unique=True)
    problem = models.CharField(_("读不了的原因"), max_length=40, blank=True)
    findings = models.JSONField(_("查到的内容"), default=list)
    at = models.DateTimeField(_("时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("检查记录")
        verbose_name_plural = _("检查记录")
        default_permissions = ()

    def __str__(self):
        return self.digest[:12]


class OverrideState(models.TextChoices):
    ASKED = "asked", _("等待复核")
    ALLOWED = "allowed", _("同意放行")
    REFUSED = "refused", _("不同意")
    LAPSED = "lapsed", _("内容已改，申请作废")


class GateOverride(models.Model):
    """One finding that one person wants published all the same, and another person's decision on exactly that content.

    The digest is keyed and covers the content as well as what was found: a single changed character is another
    content, to which no decision applies.
    """

    wagtail_reference_index_ignore = True

    subject = models.CharField(_("对象"), max_length=80, blank=True)
    label = models.CharField(_("内容类型"), max_length=60)
    digest = models.CharField(_("摘要"), max_length=64, db_index=True)
    kinds = models.JSONField(_("各类个数"), default=dict)
    places = models.JSONField(_("位置"), default=list)
    reason = models.TextField(_("公开的理由"), max_length=500)
    state = models.CharField(_("状态"), max_length=10, choices=OverrideState.choices, default=OverrideState.ASKED)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("申请人"), on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(_("申请时间"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("复核人"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(_("复核时间"), null=True)
    note = models.TextField(_("复核意见"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("放行申请")
        verbose_name_plural = _("放行申请")
        ordering = ["-pk"]
        default_permissions = ("view",)
        permissions = [("ask_override", _("申请放行")), ("decide_override", _("复核放行申请"))]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True) | ~models.Q(decided_by=models.F("asked_by")),
                name="override_decided_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["allowed", "refused"], decided_by__isnull=False, decided_at__isnull=False)
                | models.Q(state="asked", decided_by__isnull=True, decided_at__isnull=True)
                | models.Q(state="lapsed"),
                name="override_decided_with_by_and_at",
            ),
            models.UniqueConstraint(
                fields=["digest", "subject"], condition=models.Q(state="asked"), name="one_open_override_per_content"
            ),
        ]

    def __str__(self):
        return f"{self.label} {self.digest[:8]}"
