"""What happened to a case, line by line, and by when the next thing must happen."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petitions.deadlines import LAPSING, length_of, title_of
from petitions.errors import Fixed
from petitions.vocabulary import Action, OnPapers, State
from portal.privacy.fields import SealedTextField

from .petition import Petition


class CaseEvent(models.Model):
    """One move. Appended, never edited: the database itself refuses (migration 0002), so statistics stand still."""

    petition = models.ForeignKey(Petition, verbose_name=_("来件"), on_delete=models.PROTECT, related_name="events")
    action = models.CharField(_("动作"), max_length=20, choices=Action.choices)
    from_state = models.CharField(_("原状态"), max_length=20, choices=State.choices, blank=True)
    to_state = models.CharField(_("新状态"), max_length=20, choices=State.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("操作人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    at = models.DateTimeField(_("时间"), default=timezone.now, db_index=True)
    public_note = SealedTextField(_("告知申请人"), blank=True, default="")
    internal_note = SealedTextField(_("内部记录"), blank=True, default="")
    deadline_before = models.DateField(_("原期限"), null=True, blank=True)
    deadline_after = models.DateField(_("新期限"), null=True, blank=True)
    facts = models.JSONField(_("要点"), default=dict, blank=True, help_text=_("只放类别、数字和编号，不放个人信息。"))

    class Meta:
        verbose_name = _("办理记录")
        verbose_name_plural = _("办理记录")
        ordering = ["at", "pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["action", "at"])]

    def __str__(self):
        return f"{self.petition_id} {self.action}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise Fixed(_("办理记录只能新增，不能修改。需要更正时请再记一条。"))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise Fixed(_("办理记录只能新增，不能删除。"))


class DeadlineQuerySet(models.QuerySet):
    def running(self):
        return self.filter(met_at__isnull=True, dropped_at__isnull=True)

    def ticking(self):
        """Running, not standing still for the person's papers, and no right of ours that has lapsed."""
        lapsed = models.Q(rule__in=LAPSING, due__lt=timezone.localdate())
        return self.running().filter(paused_on__isnull=True).exclude(lapsed)

    def on_hold(self):
        return self.running().filter(paused_on__isnull=False)

    def overdue(self, day):
        return self.ticking().filter(due__lt=day)

    def due_between(self, first, last):
        """Due in these days, counted by the day on which the office had better act."""
        return self.ticking().filter(act_by__lte=last, due__gte=first)


class Deadline(models.Model):
    """One clock of the table, running for one case, with all that it was set by: a later change does not reach it."""

    petition = models.ForeignKey(Petition, verbose_name=_("来件"), on_delete=models.CASCADE, related_name="deadlines")
    rule = models.CharField(_("期限"), max_length=20)
    code = models.CharField(_("规定代号"), max_length=40, blank=True)
    beside = models.CharField(
        _("承诺对应的期限"), max_length=20, blank=True, help_text=_("本镇承诺随它对应的法定期限完成。")
    )
    name = models.CharField(_("期限名称"), max_length=40, blank=True, help_text=_("设定时的名称；以后改了名不影响它。"))
    article = models.CharField(_("依据"), max_length=80)
    days = models.PositiveSmallIntegerField(_("天数"))
    unit = models.CharField(_("单位"), max_length=10)
    starts_on = models.DateField(_("起算日"), help_text=_("这一天不算在内。"))
    due = models.DateField(_("到期日"))
    act_by = models.DateField(_("最迟办理日"), help_text=_("到期日是休息日的，提前到最近的工作日。"))
    provisional = models.BooleanField(_("暂算"), default=False)
    calendar_version = models.PositiveIntegerField(_("日历版本"), default=0)
    paused_on = models.DateField(_("暂停之日"), null=True, blank=True, help_text=_("等补充材料时期限停走。"))
    held_days = models.PositiveSmallIntegerField(_("已暂停天数"), default=0, help_text=_("以期限自己的单位计。"))
    on_papers = models.CharField(_("等补充材料时"), max_length=8, choices=OnPapers.choices, default=OnPapers.RUNS)
    extendable = models.PositiveSmallIntegerField(_("最多延长"), default=0)
    extended_days = models.PositiveSmallIntegerField(_("延长天数"), default=0)
    met_at = models.DateTimeField(_("完成时间"), null=True, blank=True)
    dropped_at = models.DateTimeField(_("不再适用"), null=True, blank=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = _("期限")
        verbose_name_plural = _("期限")
        ordering = ["due"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["petition", "rule", "beside"],
                condition=models.Q(dropped_at__isnull=True, met_at__isnull=True),
                name="one_running_clock_per_rule",
            ),
            models.CheckConstraint(condition=models.Q(act_by__lte=models.F("due")), name="act_by_is_not_after_due"),
        ]

    def __str__(self):
        return f"{self.petition_id} {self.rule} {self.due}"

    @property
    def title(self) -> str:
        return self.name or title_of(self.rule)

    @property
    def is_running(self) -> bool:
        return self.met_at is None and self.dropped_at is None

    @property
    def is_overdue(self) -> bool:
        return self.is_running and self.paused_on is None and not self.is_lapsed and self.due < timezone.localdate()

    @property
    def is_lapsed(self) -> bool:
        """A right of the office that was not used in time: over, and nothing is late."""
        return self.rule in LAPSING and self.due < timezone.localdate()

    @property
    def extended_length(self) -> str:
        return length_of(self.extended_days, self.unit)

    @property
    def held_length(self) -> str:
        return length_of(self.held_days, self.unit)

    @property
    def days_left(self) -> int:
        return (self.due - timezone.localdate()).days
