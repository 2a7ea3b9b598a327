"""The county, its township and its villages, each with its codes, aliases and former names."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    COUNTY = "county", _("县（市、区）")
    TOWNSHIP = "township", _("乡镇（街道）")
    VILLAGE = "village", _("村（居）")


class OrgUnitQuerySet(models.QuerySet):
    def villages(self):
        return self.filter(level=Level.VILLAGE)

    def in_force(self):
        return self.filter(valid_until__isnull=True)


class OrgUnit(models.Model):
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

    unit = models.ForeignKey(OrgUnit, verbose_name=_("机构"), on_delete=models.CASCADE, related_name="aliases")
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
