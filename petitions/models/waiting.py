"""Why a clock ends later than it was set: the person's papers were waited for, or the leader put the day back."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petitions.counting import Wait
from petitions.deadlines import length_of
from petitions.vocabulary import ExtensionState
from portal.privacy.fields import SealedTextField

from .case import Deadline
from .petition import Petition


class Hold(models.Model):
    """The person was told once what is missing; from then until the papers are in, the clocks that allow it stand."""

    petition = models.ForeignKey(Petition, verbose_name=_("来件"), on_delete=models.PROTECT, related_name="holds")
    papers = SealedTextField(_("要补的材料"))
    asked_on = models.DateField(_("告知之日"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("告知人"), on_delete=models.PROTECT, related_name="+"
    )
    wanted_by = models.DateField(_("请在这一天以前补"), null=True, blank=True)
    until_on = models.DateField(_("补齐之日"), null=True, blank=True, help_text=_("空着就是还在等。"))
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("登记补齐的人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("等补充材料")
        verbose_name_plural = _("等补充材料")
        ordering = ["asked_on", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["petition"], condition=Q(until_on__isnull=True), name="one_open_hold_per_case"
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("asked_on")), name="hold_ends_after_it_begins"
            ),
        ]

    def __str__(self):
        return f"{self.petition_id} {self.asked_on} {self.until_on or ''}"

    def as_wait(self) -> Wait:
        return Wait(self.asked_on, self.until_on)


class Extension(models.Model):
    """A day put back, once, by somebody else than who asked for it (信访工作条例 art 34, 政府信息公开条例 art 33)."""

    petition = models.ForeignKey(Petition, verbose_name=_("来件"), on_delete=models.PROTECT, related_name="extensions")
    deadline = models.ForeignKey(Deadline, verbose_name=_("期限"), on_delete=models.PROTECT, related_name="extensions")
    state = models.CharField(_("状态"), max_length=10, choices=ExtensionState.choices, default=ExtensionState.ASKED)
    days = models.PositiveSmallIntegerField(_("延长天数"))
    reason = SealedTextField(_("理由"))
    original_due = models.DateField(_("原到期日"))
    new_due = models.DateField(_("新到期日"), null=True, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("申请人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("分管领导自己决定延长的，没有申请人。"),
    )
    asked_at = models.DateTimeField(_("申请时间"), default=timezone.now)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("批准人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    told_on = models.DateField(_("告知之日"), null=True, blank=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("退回人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    return_reason = SealedTextField(_("退回的理由"), blank=True, default="")

    class Meta:
        verbose_name = _("延期")
        verbose_name_plural = _("延期")
        ordering = ["asked_at", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["deadline"], condition=Q(state=ExtensionState.ASKED), name="one_open_request_per_clock"
            ),
            models.UniqueConstraint(
                fields=["deadline"], condition=Q(state=ExtensionState.APPROVED), name="a_clock_is_put_back_once"
            ),
            models.CheckConstraint(
                condition=Q(
                    state=ExtensionState.APPROVED,
                    approved_by__isnull=False,
                    new_due__isnull=False,
                    told_on__isnull=False,
                )
                | (
                    ~Q(state=ExtensionState.APPROVED)
                    & Q(approved_by__isnull=True, new_due__isnull=True, told_on__isnull=True)
                ),
                name="approved_with_approver_day_and_telling",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | Q(asked_by__isnull=True) | ~Q(approved_by=F("asked_by")),
                name="extension_takes_two_people",
            ),
        ]

    def __str__(self):
        return f"{self.petition_id} +{self.days} {self.state}"

    @property
    def length(self) -> str:
        return length_of(self.days, self.deadline.unit)
