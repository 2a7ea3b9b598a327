"""The public form of a batch: masked rows that are written once and never change."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .batch import Batch


class RosterState(models.TextChoices):
    DRAFT = "draft", _("待送审")
    IN_REVIEW = "in_review", _("待审批")
    APPROVED = "approved", _("已审批")
    RETURNED = "returned", _("已退回")
    PUBLISHED = "published", _("已发布")


DECIDABLE_ROSTERS = (RosterState.IN_REVIEW,)


class Roster(models.Model):
    """What one batch shows the public, and who let it pass. The approver is never the uploader."""

    wagtail_reference_index_ignore = True

    batch = models.OneToOneField(Batch, verbose_name=_("批次"), on_delete=models.PROTECT, related_name="roster")
    state = models.CharField(_("状态"), max_length=10, choices=RosterState.choices, default=RosterState.DRAFT)
    built_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("制作人"), on_delete=models.PROTECT, related_name="+"
    )
    built_at = models.DateTimeField(_("制作时间"), auto_now_add=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("审批人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    approved_at = models.DateTimeField(_("审批时间"), null=True, blank=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("退回人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    returned_at = models.DateTimeField(_("退回时间"), null=True, blank=True)
    return_reason = models.CharField(_("退回原因"), max_length=200, blank=True)
    mask_rule_version = models.CharField(_("隐名规则版本"), max_length=20)
    digest = models.CharField(_("内容摘要"), max_length=64)
    households = models.PositiveIntegerField(_("户数"), default=0)
    persons = models.PositiveIntegerField(_("人数"), default=0)
    amount = models.DecimalField(_("金额"), max_digits=14, decimal_places=2, default=0)

    class Meta:
        verbose_name = _("公示名册")
        verbose_name_plural = _("公示名册")
        ordering = ["-built_at", "-pk"]
        default_permissions = ("view",)
        permissions = [("approve_roster", _("审批名册"))]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True, approved_at__isnull=True)
                | models.Q(approved_by__isnull=False, approved_at__isnull=False),
                name="roster_approved_by_with_at",
            ),
            models.CheckConstraint(
                condition=models.Q(returned_by__isnull=True, returned_at__isnull=True)
                | models.Q(returned_by__isnull=False, returned_at__isnull=False),
                name="roster_returned_by_with_at",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["approved", "published"]) | models.Q(approved_by__isnull=False),
                name="nothing_published_unapproved",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True) | ~models.Q(approved_by=models.F("built_by")),
                name="builder_never_approves",
            ),
        ]

    def __str__(self):
        return str(self.batch)


class RosterEntry(models.Model):
    """One line that the public may read. No column here can unmask it, because none was ever written."""

    wagtail_reference_index_ignore = True

    roster = models.ForeignKey(Roster, verbose_name=_("名册"), on_delete=models.CASCADE, related_name="entries")
    serial = models.PositiveIntegerField(_("序号"))
    label = models.CharField(_("户主（隐名）"), max_length=60)
    village = models.ForeignKey("orgs.OrgUnit", verbose_name=_("村（居）"), on_delete=models.PROTECT, related_name="+")
    household_size = models.PositiveSmallIntegerField(_("家庭人口"), null=True, blank=True)
    persons = models.PositiveSmallIntegerField(_("保障人数"))
    amount = models.DecimalField(_("金额"), max_digits=10, decimal_places=2)

    class Meta:
        verbose_name = _("名册条目")
        verbose_name_plural = _("名册条目")
        ordering = ["roster", "serial"]
        default_permissions = ()
        indexes = [models.Index(fields=["roster", "village", "serial"])]
        constraints = [
            models.UniqueConstraint(fields=["roster", "serial"], name="one_entry_per_serial"),
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="entry_amount_not_negative"),
        ]

    def __str__(self):
        return f"{self.serial} {self.label}"
