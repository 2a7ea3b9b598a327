"""The petitioner's way to the next higher organ (复查), and from its decision once more up (复核)."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.privacy.fields import SealedTextField

from .petition import Petition
from .reply import Reply


class ReviewOutcome(models.TextChoices):
    UPHELD = "upheld", _("维持")
    CHANGED = "changed", _("变更")
    REVOKED = "revoked", _("撤销")


class ReviewLevel(models.IntegerChoices):
    REVIEW = 1, _("复查")
    REREVIEW = 2, _("复核")


class Review(models.Model):
    """One window of thirty days (信访工作条例 arts 35, 36) and what came of it.

    The first opens when our reply is served; without proof of service it never does. The second opens when the
    organ's decision is served. Asked for in time, it becomes a case of its own, with its own number, code and clock.
    After the second decision the same facts and reasons are no longer accepted (art 36).
    """

    petition = models.ForeignKey(Petition, verbose_name=_("来件"), on_delete=models.PROTECT, related_name="reviews")
    level = models.PositiveSmallIntegerField(_("复查或复核"), choices=ReviewLevel.choices, default=ReviewLevel.REVIEW)
    reply = models.OneToOneField(
        Reply, verbose_name=_("书面答复"), null=True, blank=True, on_delete=models.PROTECT, related_name="review"
    )
    case = models.OneToOneField(
        Petition,
        verbose_name=_("复查复核件"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="review_asked",
    )
    organ = models.CharField(_("复查复核机关"), max_length=60, blank=True)
    opens_on = models.DateField(_("送达日期"))
    last_day = models.DateField(_("申请截止日"))
    provisional = models.BooleanField(_("暂算"), default=False)
    calendar_version = models.PositiveIntegerField(_("日历版本"), default=0)
    requested_on = models.DateField(_("申请日期"), null=True, blank=True)
    concluded_on = models.DateField(_("意见日期"), null=True, blank=True)
    outcome = models.CharField(_("结果"), max_length=10, choices=ReviewOutcome.choices, blank=True)
    note = SealedTextField(_("说明"), blank=True, default="")

    class Meta:
        verbose_name = _("复查复核")
        verbose_name_plural = _("复查复核")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(concluded_on__isnull=True) | models.Q(requested_on__isnull=False),
                name="review_asked_before_concluded",
            ),
            models.CheckConstraint(
                condition=models.Q(case__isnull=True) | models.Q(requested_on__isnull=False),
                name="review_case_was_asked_for",
            ),
            models.CheckConstraint(
                condition=models.Q(level=1, reply__isnull=False) | models.Q(level=2, reply__isnull=True),
                name="first_review_of_a_reply",
            ),
        ]

    def __str__(self):
        return f"{self.petition_id} → {self.last_day}"

    @property
    def is_open(self) -> bool:
        return self.requested_on is None and timezone.localdate() <= self.last_day
