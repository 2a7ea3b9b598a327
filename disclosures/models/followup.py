"""What must be settled by a day: a death to be taken off the roster, a move, the end of an easing-out. Internal."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .scheme import Scheme


class FollowupKind(models.TextChoices):
    DEATH = "death", _("去世待核减")
    MOVE = "move", _("迁移待办")
    EASING = "easing", _("渐退期满")


class FollowupResult(models.TextChoices):
    CHANGED = "changed", _("已按变动登记")
    KEPT = "kept", _("核对后继续保障")
    MISTAKEN = "mistaken", _("情况不实，不需要办")


# Months from the day it happened. Death: 民发〔2022〕83号 asks for three. A move: the office's own target.
MONTHS_TO_SETTLE = {FollowupKind.DEATH: 3, FollowupKind.MOVE: 3}


class Followup(models.Model):
    """One matter of one village with its day. No name: the application's own archive has it."""

    wagtail_reference_index_ignore = True

    kind = models.CharField(_("事项"), max_length=8, choices=FollowupKind.choices)
    scheme = models.ForeignKey(Scheme, verbose_name=_("救助项目"), on_delete=models.PROTECT, related_name="followups")
    village = models.ForeignKey(
        "orgs.OrgUnit",
        verbose_name=_("村（居）"),
        on_delete=models.PROTECT,
        related_name="followups",
        limit_choices_to={"level": "village"},
    )
    households = models.PositiveIntegerField(_("户数"), default=0)
    persons = models.PositiveIntegerField(_("人数"), default=1)
    since = models.DateField(_("发生日期"))
    due_on = models.DateField(_("办结期限"))
    opened_at = models.DateTimeField(_("登记时间"), default=timezone.now, editable=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("登记人"), on_delete=models.PROTECT, related_name="+"
    )
    easing = models.OneToOneField(
        "disclosures.ChangeRecord",
        verbose_name=_("渐退记录"),
        on_delete=models.PROTECT,
        related_name="followup",
        null=True,
        editable=False,
    )
    result = models.CharField(_("办理结果"), max_length=8, choices=FollowupResult.choices, blank=True)
    change = models.OneToOneField(
        "disclosures.ChangeRecord",
        verbose_name=_("登记的变动"),
        on_delete=models.PROTECT,
        related_name="settled",
        null=True,
        editable=False,
    )
    settled_at = models.DateTimeField(_("办结时间"), null=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("办结人"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
    )

    class Meta:
        verbose_name = _("待办事项")
        verbose_name_plural = _("待办事项")
        ordering = ["due_on", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(result="", settled_at__isnull=True, settled_by__isnull=True)
                | (~models.Q(result="") & models.Q(settled_at__isnull=False, settled_by__isnull=False)),
                name="followup_settled_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(due_on__gte=models.F("since")), name="followup_due_after_it_happened"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.village} {self.due_on}"
