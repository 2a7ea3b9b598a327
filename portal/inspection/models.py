"""What the checks of the own site found, and what the office set and was reminded of."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .thresholds import LOCAL, TABLE


class SiteCheck(models.Model):
    """One walk over the public pages and their links; the newest is what the board shows."""

    at = models.DateTimeField(_("检查时间"), default=timezone.now, editable=False)
    pages = models.PositiveIntegerField(_("查了多少页"), default=0)
    links = models.PositiveIntegerField(_("查了多少个链接"), default=0)
    is_complete = models.BooleanField(_("全部查完"), default=True)

    class Meta:
        verbose_name = _("网站检查")
        verbose_name_plural = _("网站检查")
        ordering = ["-at", "-pk"]
        default_permissions = ()
        permissions = [("view_board", _("看公开自查")), ("set_limits", _("定本地的自查限额"))]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M}"


class FaultKind(models.TextChoices):
    BROKEN = "broken", _("链接打不开")
    REPEALED = "repealed", _("引用了停止施行的文件")


class SiteFault(models.Model):
    """One thing that is wrong on one page."""

    check_run = models.ForeignKey(
        SiteCheck, verbose_name=_("网站检查"), on_delete=models.CASCADE, related_name="faults"
    )
    kind = models.CharField(_("类型"), max_length=8, choices=FaultKind.choices)
    address = models.CharField(_("所在的页"), max_length=500)
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("网页"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    target = models.CharField(_("打不开的地址或者文号"), max_length=500)
    status = models.PositiveSmallIntegerField(_("回答代码"), null=True, blank=True)

    class Meta:
        verbose_name = _("网站问题")
        verbose_name_plural = _("网站问题")
        ordering = ["kind", "address", "target", "pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.address} → {self.target}"


class Probe(models.Model):
    """How long one page took at one moment."""

    at = models.DateTimeField(_("时间"), default=timezone.now, editable=False, db_index=True)
    address = models.CharField(_("地址"), max_length=500)
    milliseconds = models.PositiveIntegerField(_("毫秒"))
    status = models.PositiveSmallIntegerField(_("回答代码"))

    class Meta:
        verbose_name = _("打开速度")
        verbose_name_plural = _("打开速度")
        ordering = ["-at", "-pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.address} {self.milliseconds}"


class LocalLimit(models.Model):
    """The office's own number for a threshold whose rule leaves it open."""

    code = models.CharField(
        _("哪一项"), max_length=20, unique=True, choices=[(code, TABLE[code].title) for code in LOCAL]
    )
    value = models.PositiveSmallIntegerField(_("限额"))
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("谁定的"), on_delete=models.PROTECT, related_name="+"
    )
    set_at = models.DateTimeField(_("时间"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("本地限额")
        verbose_name_plural = _("本地限额")
        ordering = ["code"]
        default_permissions = ()

    def __str__(self):
        return f"{self.code} {self.value}"


class ReviewReminder(models.Model):
    """That somebody was told of a page's review date. The day is part of it: a new date is reminded of anew."""

    page = models.ForeignKey("wagtailcore.Page", verbose_name=_("网页"), on_delete=models.CASCADE, related_name="+")
    due = models.DateField(_("复核日期"))
    step = models.CharField(_("步骤"), max_length=12)
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("提醒谁"), on_delete=models.CASCADE, related_name="+"
    )
    at = models.DateTimeField(_("时间"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("复核提醒")
        verbose_name_plural = _("复核提醒")
        ordering = ["-at", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["page", "due", "step", "to"], name="review_reminded_once_per_step")
        ]

    def __str__(self):
        return f"{self.page_id} {self.step} → {self.to_id}"
