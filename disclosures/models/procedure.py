"""Which rounds of posting a matter goes through: days, place, basis. Data with dates, never constants in code.

57号 art 19 knows one round of 7 days; older local rules know three. The law may change again, so an office edits
its procedure here and old notices keep the round that they were posted under.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from .scheme import Scheme


class RoundKind(models.TextChoices):
    APPRAISAL = "appraisal", _("评议公示")
    FIRST_REVIEW = "first_review", _("初审公示")
    CONFIRMATION = "confirmation", _("确认公示")
    LONG_TERM = "long_term", _("长期公示")
    TERMINATION = "termination", _("终止公示")


class DayUnit(models.TextChoices):
    """The same two words as portal.workdays.arithmetic.Unit."""

    CALENDAR = "calendar", _("日")
    WORKING = "working", _("工作日")


class PlaceKind(models.TextChoices):
    VILLAGE_BOARD = "village_board", _("村（社区）公示栏")
    TOWNSHIP_BOARD = "township_board", _("乡镇公示栏")


class Channel(models.TextChoices):
    BOARD = "board", _("仅公示栏")
    BOTH = "both", _("公示栏和网站")


class WebLevel(models.TextChoices):
    """How much of a roster the web may show. The board shows the full lawful content whatever stands here."""

    TOTALS = "totals", _("只公布合计")
    GENERALISED = "generalised", _("分档统计（每格不少于5户）")
    MASKED = "masked", _("隐去名字的名单（仅公示期内）")


class DecidedBy(models.TextChoices):
    VILLAGE = "village", _("村（居）民委员会")
    TOWNSHIP = "township", _("乡镇人民政府")
    COUNTY = "county", _("县级民政部门")


class ProcedureQuerySet(models.QuerySet):
    def in_force(self, day):
        return self.filter(valid_from__lte=day).filter(
            models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=day)
        )


class Procedure(ClusterableModel):
    """The rounds that one kind of help goes through, while this rule is in force."""

    wagtail_reference_index_ignore = True

    scheme = models.ForeignKey(Scheme, verbose_name=_("救助项目"), on_delete=models.PROTECT, related_name="procedures")
    name = models.CharField(_("名称"), max_length=60)
    valid_from = models.DateField(_("施行日期"))
    valid_until = models.DateField(_("停止日期"), null=True, blank=True)

    objects = ProcedureQuerySet.as_manager()

    class Meta:
        verbose_name = _("公示程序")
        verbose_name_plural = _("公示程序")
        ordering = ["scheme", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "name"], name="one_procedure_name_per_scheme"),
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=models.F("valid_from")),
                name="procedure_ends_after_it_starts",
            ),
        ]

    def __str__(self):
        return self.name


class Round(models.Model):
    """One posting of a procedure: how long, where, decided by whom, on which legal basis."""

    wagtail_reference_index_ignore = True

    procedure = ParentalKey(Procedure, verbose_name=_("公示程序"), on_delete=models.CASCADE, related_name="rounds")
    order = models.PositiveSmallIntegerField(_("轮次"))
    name = models.CharField(_("名称"), max_length=40)
    kind = models.CharField(_("类型"), max_length=16, choices=RoundKind.choices)
    days = models.PositiveSmallIntegerField(
        _("公示天数"), null=True, blank=True, help_text=_("留空表示没有固定期限（长期公示）。")
    )
    unit = models.CharField(
        _("天数单位"),
        max_length=10,
        choices=DayUnit.choices,
        default=DayUnit.CALENDAR,
    )
    repost_days = models.PositiveSmallIntegerField(
        _("更正后重新公示的天数"),
        null=True,
        blank=True,
        help_text=_("单位同上。填了天数，异议核实后更正的，要先重新公示这么多天，才能转入下一轮。"),
    )
    place_kind = models.CharField(
        _("张贴地点"), max_length=16, choices=PlaceKind.choices, default=PlaceKind.VILLAGE_BOARD
    )
    channel = models.CharField(_("渠道"), max_length=8, choices=Channel.choices, default=Channel.BOTH)
    legal_basis = models.CharField(_("依据"), max_length=200)
    basis_number = models.CharField(_("依据文号"), max_length=60, blank=True)
    basis_valid_from = models.DateField(_("依据施行日期"), null=True, blank=True)
    basis_valid_until = models.DateField(_("依据废止日期"), null=True, blank=True)
    has_objection_window = models.BooleanField(_("公示期内可提异议"), default=True)
    decided_by = models.CharField(
        _("作出决定的机关"), max_length=10, choices=DecidedBy.choices, default=DecidedBy.TOWNSHIP
    )
    web_level = models.CharField(_("网站公开程度"), max_length=12, choices=WebLevel.choices, default=WebLevel.TOTALS)

    class Meta:
        verbose_name = _("公示轮次")
        verbose_name_plural = _("公示轮次")
        ordering = ["procedure", "order"]
        constraints = [
            models.UniqueConstraint(fields=["procedure", "order"], name="one_round_per_place_in_order"),
            models.CheckConstraint(
                condition=~models.Q(web_level="masked") | models.Q(days__isnull=False),
                name="masked_rows_need_an_end",
            ),
            models.CheckConstraint(
                condition=models.Q(days__isnull=True) | models.Q(days__gte=1), name="round_lasts_a_day_at_least"
            ),
            models.CheckConstraint(
                condition=models.Q(repost_days__isnull=True) | models.Q(repost_days__gte=1),
                name="reposting_lasts_a_day_at_least",
            ),
        ]

    def __str__(self):
        return f"{self.procedure}：{self.name}"

    def clean(self):
        """PIPL art 19 and 47: names, even masked, leave the open web when the posting has done its work."""
        if self.web_level == WebLevel.MASKED and not self.days:
            raise ValidationError(
                {"days": _("网站要公布名单时必须写明公示天数；没有期限的公示请选“只公布合计”或“分档统计”。")}
            )
