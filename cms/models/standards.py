"""What the aid amounts to, as a series in time: this year's number, and every year's before it."""

from decimal import ROUND_HALF_UP, Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page

from cms.gate import GatedModel

from .base import PublicPage


class Area(models.TextChoices):
    URBAN = "urban", _("城市")
    RURAL = "rural", _("农村")
    BOTH = "both", _("城乡统一")


class Kind(models.TextChoices):
    DIBAO = "dibao", _("最低生活保障")
    DESTITUTE_LIVING = "destitute_living", _("特困人员基本生活")
    DESTITUTE_CARE = "destitute_care", _("特困人员照料护理")
    LOW_INCOME_LINE = "low_income_line", _("低保边缘家庭收入线")


class Unit(models.TextChoices):
    PERSON_MONTH = "person_month", _("元/人·月")
    PERSON_YEAR = "person_year", _("元/人·年")


class StandardQuerySet(models.QuerySet):
    def in_force(self, day):
        return self.filter(valid_from__lte=day).filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day))

    def touching_year(self, year: int):
        """Standards that applied on any day of that year."""
        return self.filter(valid_from__year__lte=year).filter(
            Q(valid_until__isnull=True) | Q(valid_until__year__gte=year)
        )


class AssistanceStandard(GatedModel):
    """One number with its days. A new year is a new row: the old row says what was paid then."""

    kind = models.CharField(_("类型"), max_length=20, choices=Kind.choices, default=Kind.DIBAO)
    area = models.CharField(_("城乡"), max_length=10, choices=Area.choices, default=Area.RURAL)
    level = models.CharField(
        _("档次"), max_length=30, blank=True, help_text=_("分档时填写，如“全护理”。不分档就留空。")
    )
    amount = models.DecimalField(
        _("金额"), max_digits=9, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    unit = models.CharField(_("单位"), max_length=20, choices=Unit.choices, default=Unit.PERSON_MONTH)
    valid_from = models.DateField(_("执行起"))
    valid_until = models.DateField(_("执行止"), null=True, blank=True, help_text=_("仍在执行就留空。"))
    document_number = models.CharField(_("文号"), max_length=60, blank=True)
    approved_by = models.CharField(_("批准机关"), max_length=80, blank=True)
    policy = models.ForeignKey(
        "cms.PolicyPage",
        verbose_name=_("依据文件"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="standards",
        help_text=_("文件已在政策文件库的，选好后会链接过去。"),
    )

    listed_for = _("每年的保障标准各是一条，旧的不改、不删，填上执行止。网页、自测和导入核对都用这里的数。")
    objects = StandardQuerySet.as_manager()

    panels = [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("kind"), FieldPanel("area"), FieldPanel("level")])], heading=_("哪一类标准")
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("amount"), FieldPanel("unit")]),
                FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
            ],
            heading=_("标准与执行期间"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("document_number"), FieldPanel("approved_by")]), FieldPanel("policy")],
            heading=_("依据"),
        ),
    ]

    class Meta:
        verbose_name = _("保障标准")
        verbose_name_plural = _("保障标准")
        ordering = ["kind", "area", "level", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "area", "level", "valid_from"],
                name="one_standard_per_start",
                violation_error_message=_("同一类型、城乡和档次在这一天已有一条标准，请改那一条。"),
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="standard_ends_after_it_starts",
                violation_error_message=_("执行止早于执行起，请核对两个日期。"),
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="standard_is_positive"),
        ]

    def __str__(self):
        parts = [self.get_area_display(), self.get_kind_display(), self.level]
        return f"{' '.join(str(part) for part in parts if part)} {self.valid_from}"

    def clean(self):
        """Two numbers for one day would leave a reader not knowing which one holds."""
        super().clean()
        if not self.valid_from:
            return
        others = AssistanceStandard.objects.filter(kind=self.kind, area=self.area, level=self.level)
        others = others.exclude(pk=self.pk).filter(Q(valid_until__isnull=True) | Q(valid_until__gte=self.valid_from))
        if self.valid_until:
            others = others.filter(valid_from__lte=self.valid_until)
        other = others.first()
        if other:
            raise ValidationError(
                {
                    "valid_from": _("执行期间与“%(other)s”重叠。请先给那一条填写执行止，再保存这一条。")
                    % {"other": other}
                }
            )

    @property
    def name(self) -> str:
        """The series that the number belongs to, in words."""
        return f"{self.get_area_display()}{self.get_kind_display()}{f'（{self.level}）' if self.level else ''}"

    @property
    def monthly(self) -> Decimal:
        """Yuan per head and month, whichever way the document counts."""
        if self.unit == Unit.PERSON_MONTH:
            return self.amount
        return (self.amount / 12).quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def series_key(self) -> tuple[str, str, str]:
        return (self.kind, self.area, self.level)

    def is_in_force(self, day) -> bool:
        return self.valid_from <= day and (self.valid_until is None or self.valid_until >= day)

    @property
    def public_policy(self):
        """The document behind the number, once the public may read it."""
        return self.policy if self.policy_id and self.policy.live else None


class StandardIndexPage(PublicPage):
    """/standards/: this year's number large, the years below, the document beside."""

    intro = models.CharField(_("一句话说明"), max_length=120, blank=True)
    explanation = models.TextField(
        _("补差怎么算"), blank=True, help_text=_("用一两句话和一个例子说明每月领多少。例子里不要用真人。")
    )

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count = 1
    template = "cms/standard_index.html"
    content_panels = [*Page.content_panels, "intro", "explanation"]

    class Meta:
        verbose_name = _("保障标准页")
        verbose_name_plural = _("保障标准页")
