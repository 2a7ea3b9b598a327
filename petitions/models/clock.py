"""The table of clocks: what the law asks, and what the office promises beyond it. Rows are added and ended, not edited."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petitions.deadlines import EVENTS, TITLES, UNITS, Clock, Event, Rule, length_of
from petitions.vocabulary import Channel, Kind, OnPapers, Subject
from portal.workdays.arithmetic import Unit


def choices(words: dict) -> list[tuple]:
    return [(str(value), label) for value, label in words.items()]


class ClockRule(models.Model):
    """One row. Running clocks keep what they were set with (Deadline), so a change here reaches only later events."""

    code = models.CharField(_("代号"), max_length=40, help_text=_("同一条规定改了天数，代号不变。"))
    rule = models.CharField(_("期限"), max_length=20, choices=choices(TITLES))
    name = models.CharField(_("名称"), max_length=40)
    event = models.CharField(_("从哪一天起算"), max_length=12, choices=choices(EVENTS))
    kinds = models.JSONField(_("类别"), default=list, blank=True, help_text=_("一个也不选，就是各类都适用。"))
    channels = models.JSONField(_("来件方式"), default=list, blank=True, help_text=_("一个也不选，就是都适用。"))
    subject = models.CharField(_("事项类型"), max_length=12, choices=Subject.choices, blank=True)
    days = models.PositiveSmallIntegerField(_("天数"))
    unit = models.CharField(_("单位"), max_length=10, choices=choices(UNITS))
    article = models.CharField(_("依据"), max_length=80)
    only_if_named = models.BooleanField(_("只对留了姓名和联系方式的"), default=False)
    extendable = models.PositiveSmallIntegerField(
        _("最多延长"), default=0, help_text=_("同一单位，一次；0就是不能延长。")
    )
    on_papers = models.CharField(_("等补充材料时"), max_length=8, choices=OnPapers.choices, default=OnPapers.RUNS)
    is_window = models.BooleanField(_("是来件人自己的期限"), default=False)
    valid_from = models.DateField(_("开始适用"), default=timezone.localdate)
    valid_until = models.DateField(_("最后适用的一天"), null=True, blank=True)
    note = models.CharField(_("说明"), max_length=200, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("设定人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("随系统带来的没有设定人。"),
    )
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("停用人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("期限规定")
        verbose_name_plural = _("期限规定")
        ordering = ["event", "code", "valid_from"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="one_row_of_a_clock_from_a_day"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(valid_until__isnull=True), name="one_open_row_of_a_clock"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="clock_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=Q(days__gte=1), name="clock_has_a_day"),
            models.CheckConstraint(
                condition=Q(subject="") | Q(rule=Rule.PROMISE.value), name="only_a_promise_names_a_subject"
            ),
            models.CheckConstraint(
                condition=~Q(rule=Rule.PROMISE.value) | Q(extendable=0, is_window=False),
                name="a_promise_is_not_put_back",
            ),
        ]

    def __str__(self):
        return f"{self.name} {self.length}"

    @property
    def is_promise(self) -> bool:
        return self.rule == Rule.PROMISE

    @property
    def length(self) -> str:
        return length_of(self.days, self.unit)

    @property
    def extendable_length(self) -> str:
        return length_of(self.extendable, self.unit)

    @property
    def kind_labels(self) -> list[str]:
        return [str(Kind(kind).label) for kind in self.kinds]

    @property
    def channel_labels(self) -> list[str]:
        return [str(Channel(channel).label) for channel in self.channels]

    def as_clock(self) -> Clock:
        return Clock(
            code=self.code,
            rule=Rule(self.rule),
            event=Event(self.event),
            days=self.days,
            unit=Unit(self.unit),
            article=self.article,
            valid_from=self.valid_from,
            name=self.name,
            kinds=tuple(Kind(kind) for kind in self.kinds),
            channels=tuple(Channel(channel) for channel in self.channels),
            subject=self.subject,
            only_if_named=self.only_if_named,
            extendable=self.extendable,
            on_papers=OnPapers(self.on_papers),
            window=self.is_window,
            valid_until=self.valid_until,
        )
