"""Recipients who are near relatives of those who decide: filed apart (57号 art 11), seen by few, never public."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.privacy.fields import SealedJSONField

from .scheme import Scheme


class OfficialKind(models.TextChoices):
    HANDLER = "handler", _("低保经办人员")
    COMMITTEE = "committee", _("村（居）民委员会成员")


class Relation(models.TextChoices):
    """220号 art 14 and 民法典 1045: both lines."""

    SPOUSE = "spouse", _("配偶")
    PARENT = "parent", _("父母（含配偶父母）")
    CHILD = "child", _("子女（含子女配偶）")
    SIBLING = "sibling", _("兄弟姐妹")
    GRANDPARENT = "grandparent", _("祖父母、外祖父母")
    GRANDCHILD = "grandchild", _("孙子女、外孙子女")


class ClosingReason(models.TextChoices):
    NOT_APPROVED = "not_approved", _("没有批准")
    LEFT = "left", _("已退出救助")
    NO_LONGER = "no_longer", _("对方不再任职")
    MISTAKEN = "mistaken", _("登记有误")


class RelativeFiling(models.Model):
    """One filing. Who and how they are related is sealed as a whole; the county must visit (57号 art 20)."""

    wagtail_reference_index_ignore = True

    scheme = models.ForeignKey(Scheme, verbose_name=_("救助项目"), on_delete=models.PROTECT, related_name="+")
    village = models.ForeignKey(
        "orgs.OrgUnit",
        verbose_name=_("村（居）"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"level": "village"},
    )
    official_kind = models.CharField(_("对方身份"), max_length=10, choices=OfficialKind.choices)
    sealed = SealedJSONField(_("姓名和关系"))
    filed_at = models.DateTimeField(_("备案时间"), default=timezone.now, editable=False)
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("备案人"), on_delete=models.PROTECT, related_name="+"
    )
    visited_on = models.DateField(_("县级入户调查日期"), null=True, blank=True)
    closed_at = models.DateTimeField(_("注销时间"), null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("注销人"), on_delete=models.PROTECT, related_name="+", null=True
    )
    closing_reason = models.CharField(_("注销原因"), max_length=12, choices=ClosingReason.choices, blank=True)

    class Meta:
        verbose_name = _("近亲属备案")
        verbose_name_plural = _("近亲属备案")
        ordering = ["visited_on", "-pk"]
        default_permissions = ()
        permissions = [("keep_relatives", _("登记和查看近亲属备案"))]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True, closed_by__isnull=True, closing_reason="")
                | (models.Q(closed_at__isnull=False, closed_by__isnull=False) & ~models.Q(closing_reason="")),
                name="relative_filing_closed_whole",
            )
        ]

    def __str__(self):
        return f"{self.pk}"
