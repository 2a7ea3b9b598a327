"""The petitioner's way to the next higher organ: 30 days from the day the reply was served."""

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


class Review(models.Model):
    """The window for a review (复查, 信访工作条例 art 35), opened by service; without proof of service it never opens."""

    petition = models.ForeignKey(Petition, verbose_name=_("来件"), on_delete=models.PROTECT, related_name="reviews")
    reply = models.OneToOneField(Reply, verbose_name=_("书面答复"), on_delete=models.PROTECT, related_name="review")
    organ = models.CharField(_("复查机关"), max_length=60, blank=True)
    opens_on = models.DateField(_("送达日期"))
    last_day = models.DateField(_("申请截止日"))
    provisional = models.BooleanField(_("暂算"), default=False)
    calendar_version = models.PositiveIntegerField(_("日历版本"), default=0)
    requested_on = models.DateField(_("申请复查日期"), null=True, blank=True)
    concluded_on = models.DateField(_("复查意见日期"), null=True, blank=True)
    outcome = models.CharField(_("复查结果"), max_length=10, choices=ReviewOutcome.choices, blank=True)
    note = SealedTextField(_("说明"), blank=True, default="")

    class Meta:
        verbose_name = _("复查")
        verbose_name_plural = _("复查")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(concluded_on__isnull=True) | models.Q(requested_on__isnull=False),
                name="review_asked_before_concluded",
            ),
        ]

    def __str__(self):
        return f"{self.petition_id} → {self.last_day}"

    @property
    def is_open(self) -> bool:
        return self.requested_on is None and timezone.localdate() <= self.last_day
