"""Who came in, went out, rose or fell: counts by village and month, with reasons from a closed list."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .change_kind import CHANGE_REASONS, EASING_MONTHS, EFFECTS, ChangeKind, ChangeReason
from .recorded import Recorded, RecordedQuerySet
from .scheme import Scheme


class ChangeQuerySet(RecordedQuerySet):
    def in_year(self, year: int):
        """By the month in which the change reaches the money: 57号 art 21."""
        return self.current().filter(effective_month__year=year)


class ChangeRecord(Recorded):
    """One decision about a number of households of one village. 57号 art 32 asks for a statutory reason."""

    kind = models.CharField(_("变动类型"), max_length=12, choices=ChangeKind.choices)
    reason = models.CharField(_("原因"), max_length=20, choices=ChangeReason.choices)
    scheme = models.ForeignKey(Scheme, verbose_name=_("救助项目"), on_delete=models.PROTECT, related_name="changes")
    village = models.ForeignKey(
        "orgs.OrgUnit",
        verbose_name=_("村（居）"),
        on_delete=models.PROTECT,
        related_name="changes",
        limit_choices_to={"level": "village"},
    )
    households = models.PositiveIntegerField(_("户数"), help_text=_("整户进出的户数。只有一户中的个别人进出时填0。"))
    persons = models.PositiveIntegerField(_("人数"))
    amount = models.DecimalField(
        _("月金额变化"),
        max_digits=12,
        decimal_places=2,
        default=0,
        help_text=_("每月多发或少发的元数，写正数；是多是少由变动类型决定。"),
    )
    decided_on = models.DateField(_("决定日期"))
    effective_month = models.DateField(_("生效月份"), help_text=_("填该月的第一天。"))
    ends_on = models.DateField(
        _("渐退到哪天为止"), null=True, blank=True, help_text=_("只有渐退要填：从生效月份起不超过6个月。")
    )
    recheck = models.ForeignKey(
        "disclosures.RecheckPlan",
        verbose_name=_("由哪次复核得出"),
        on_delete=models.PROTECT,
        related_name="changes",
        null=True,
        editable=False,
    )

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("动态变化")
        verbose_name_plural = _("动态变化")
        ordering = ["-effective_month", "-pk"]
        indexes = [
            models.Index(fields=["scheme", "kind", "decided_on"]),
            models.Index(
                fields=["scheme", "effective_month"], condition=models.Q(is_current=True), name="change_month"
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(effective_month__day=1), name="effective_month_is_a_first"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.village} {self.decided_on}"

    def clean(self):
        """What a single field cannot know. The amount takes the direction of its kind."""
        if self.kind not in EFFECTS or None in (self.households, self.persons, self.amount):
            return
        kind = ChangeKind(self.kind)
        self.amount = abs(self.amount) * EFFECTS[kind].amount
        problems = {**self._problems_of_counts(), **self._problems_of_days(kind)}
        if self.reason in ChangeReason and self.reason not in CHANGE_REASONS[kind]:
            allowed = "、".join(str(reason.label) for reason in CHANGE_REASONS[kind])
            problems["reason"] = gettext("%(kind)s的原因只能是：%(allowed)s。") % {
                "kind": kind.label,
                "allowed": allowed,
            }
        if problems:
            raise ValidationError(problems)

    def _problems_of_counts(self) -> dict[str, str]:
        if not self.persons:
            return {"persons": gettext("人数至少是1。没有变动就不用登记。")}
        if self.households > self.persons:
            return {"households": gettext("户数不能多于人数：每户至少有一人。只有个别人进出时，户数填0。")}
        return {}

    def _problems_of_days(self, kind: ChangeKind) -> dict[str, str]:
        problems: dict[str, str] = {}
        if self.decided_on and self.decided_on > timezone.localdate():
            problems["decided_on"] = gettext("决定日期还没到。请等决定作出后再登记。")
        if kind != ChangeKind.EASED_OUT:
            if self.ends_on:
                problems["ends_on"] = gettext("只有渐退才填这一项，请清空。")
        elif self.effective_month:
            latest = latest_end(self.effective_month)
            if self.ends_on is None:
                problems["ends_on"] = gettext("渐退要写明到哪天为止，最晚是%(day)s。") % {"day": f"{latest:%Y-%m-%d}"}
            elif not self.effective_month <= self.ends_on <= latest:
                problems["ends_on"] = gettext("渐退期从生效月份算起不超过6个月，最晚到%(day)s。") % {
                    "day": f"{latest:%Y-%m-%d}"
                }
        return problems


def latest_end(first_month: dt.date) -> dt.date:
    """The last day of the sixth month, the first one counted. 民发〔2022〕83号."""
    months = first_month.year * 12 + first_month.month - 1 + EASING_MONTHS
    return dt.date(months // 12, months % 12 + 1, 1) - dt.timedelta(days=1)
