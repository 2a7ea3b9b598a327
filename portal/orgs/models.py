"""The county, its township and its villages, each with its codes, aliases and former names."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from portal.privacy import detect


class Level(models.TextChoices):
    COUNTY = "county", _("县（市、区）")
    TOWNSHIP = "township", _("乡镇（街道）")
    VILLAGE = "village", _("村（居）")


class OrgUnitQuerySet(models.QuerySet):
    def villages(self) -> Self:
        return self.filter(level=Level.VILLAGE)

    def within(self, unit: "OrgUnit") -> Self:
        """A unit and all that lies below it."""
        return self.within_any([unit.pk])

    def within_any(self, keys: Iterable[int]) -> Self:
        """These units and all that lies below them; the tree has three levels."""
        keys = list(keys)
        return self.filter(models.Q(pk__in=keys) | models.Q(parent__in=keys) | models.Q(parent__parent__in=keys))

    def in_force(self, on: date | None = None) -> Self:
        """Units that exist on a day (today unless told): villages merge, and a merged one takes no new roster."""
        day = on or timezone.localdate()
        return self.filter(
            models.Q(valid_from__isnull=True) | models.Q(valid_from__lte=day),
            models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=day),
        )


class OrgUnit(ClusterableModel):
    """One body of the administrative tree. Codes follow GB/T 2260 and GB/T 10114: 12 digits, zeros to the right."""

    parent = models.ForeignKey(
        "self", verbose_name=_("上级"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    level = models.CharField(_("层级"), max_length=10, choices=Level.choices)
    name = models.CharField(_("名称"), max_length=60)
    code = models.CharField(
        _("统计用区划代码"), max_length=12, unique=True, validators=[RegexValidator(r"^\d{12}$", _("代码为12位数字"))]
    )
    board_place = models.CharField(_("公示栏位置"), max_length=120, blank=True)
    sort_order = models.PositiveIntegerField(_("排序"), default=0)
    valid_from = models.DateField(_("启用日期"), null=True, blank=True)
    valid_until = models.DateField(_("停用日期"), null=True, blank=True)

    objects = OrgUnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("机构")
        verbose_name_plural = _("机构与村居")
        ordering = ["sort_order", "code"]

    def __str__(self):
        return self.name

    def is_within(self, other: "OrgUnit") -> bool:
        """Whether this unit is the other one or lies below it."""
        unit: OrgUnit | None = self
        while unit is not None:
            if unit.pk == other.pk:
                return True
            unit = unit.parent
        return False


class OrgAlias(models.Model):
    """Another name under which spreadsheets and letters know a unit: an alias, or a former name with its dates."""

    unit = ParentalKey(OrgUnit, verbose_name=_("机构"), on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(_("别名或曾用名"), max_length=60)
    is_former = models.BooleanField(_("曾用名"), default=False)
    valid_from = models.DateField(_("起"), null=True, blank=True)
    valid_until = models.DateField(_("止"), null=True, blank=True)

    class Meta:
        verbose_name = _("别名")
        verbose_name_plural = _("别名与曾用名")
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="one_alias_per_unit")]

    def __str__(self):
        return self.name


class OfficeProfile(models.Model):
    """The office that stands behind every notice and letter. One row: a portal speaks for one township.

    Phones stay empty until the township enters its own; no official number is ever invented.
    """

    name = models.CharField(_("经办机构"), max_length=60, blank=True, help_text=_("如：民政办"))
    organ_name = models.CharField(
        _("机关名称"), max_length=60, blank=True, help_text=_("落款用的全称，如：某某镇人民政府")
    )
    phone = models.CharField(_("办公电话"), max_length=40, blank=True)
    supervision_phone = models.CharField(_("监督电话"), max_length=40, blank=True)
    place = models.CharField(_("办公地点"), max_length=120, blank=True)
    hours = models.CharField(_("接待时间"), max_length=120, blank=True)
    postal_address = models.CharField(_("通信地址"), max_length=160, blank=True)
    review_organ = models.CharField(
        _("复查机关"), max_length=60, blank=True, help_text=_("对答复不服时，群众向哪个机关申请复查")
    )
    rereview_organ = models.CharField(
        _("复核机关"), max_length=60, blank=True, help_text=_("对复查意见不服时，群众向哪个机关申请复核")
    )
    document_prefix = models.CharField(
        _("发文机关代字"), max_length=20, blank=True, help_text=_("发文字号里年份前面的字")
    )

    class Meta:
        verbose_name = _("机构信息")
        verbose_name_plural = _("机构信息")
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_office_profile")]

    def __str__(self):
        return self.organ_name or self.name or str(self._meta.verbose_name)

    def save(self, *args, **kwargs):
        self.pk = 1
        super().save(*args, **kwargs)


class PublicNumber(models.Model):
    """A number or an address that is there to be found: another office, a hotline, a window. The gate lets it pass."""

    number = models.CharField(_("号码或地址"), max_length=120, unique=True)
    holder = models.CharField(_("单位"), max_length=60, help_text=_("如：县民政局社会救助科"))
    note = models.CharField(_("说明"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("对外公开电话")
        verbose_name_plural = _("对外公开电话")
        ordering = ["holder", "number"]

    def __str__(self):
        return f"{self.holder} {self.number}"

    def clean(self):
        super().clean()
        for finding in detect.find(self.number):
            if finding.kind not in (detect.Kind.MOBILE, detect.Kind.LANDLINE, detect.Kind.ADDRESS):
                raise ValidationError({"number": _("这里只能登记单位的电话和地址。")})
