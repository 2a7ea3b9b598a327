"""Checking again who receives: yearly, or half-yearly where income is unstable (57号 art 31). Counts, no household."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .scheme import Scheme


class Frequency(models.TextChoices):
    """Says how often and nothing else: the A, B and C of some places stand for illness as well (domain 2.3)."""

    YEARLY = "yearly", _("每年一次")
    HALF_YEARLY = "half_yearly", _("每半年一次")


RESULTS = ("unchanged", "raised", "reduced", "stopped")


class RecheckPlan(models.Model):
    """The households of one village that are due by a day, and what the check came to."""

    wagtail_reference_index_ignore = True

    scheme = models.ForeignKey(Scheme, verbose_name=_("救助项目"), on_delete=models.PROTECT, related_name="rechecks")
    village = models.ForeignKey(
        "orgs.OrgUnit",
        verbose_name=_("村（居）"),
        on_delete=models.PROTECT,
        related_name="rechecks",
        limit_choices_to={"level": "village"},
    )
    frequency = models.CharField(_("复核频次"), max_length=12, choices=Frequency.choices)
    due_on = models.DateField(_("应查日期"))
    households = models.PositiveIntegerField(_("应查户数"))
    planned_at = models.DateTimeField(_("安排时间"), default=timezone.now, editable=False)
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("安排人"), on_delete=models.PROTECT, related_name="+"
    )
    done_on = models.DateField(_("完成日期"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("登记人"), on_delete=models.PROTECT, related_name="+", null=True
    )
    unchanged = models.PositiveIntegerField(_("不变"), null=True, blank=True)
    raised = models.PositiveIntegerField(_("增发"), null=True, blank=True)
    reduced = models.PositiveIntegerField(_("减发"), null=True, blank=True)
    stopped = models.PositiveIntegerField(_("停发"), null=True, blank=True)

    class Meta:
        verbose_name = _("定期复核")
        verbose_name_plural = _("定期复核")
        ordering = ["due_on", "scheme", "village__sort_order", "village__code", "frequency"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["scheme", "village", "frequency", "due_on"], name="one_recheck_per_day"),
            models.CheckConstraint(condition=Q(households__gt=0), name="recheck_of_somebody"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, done_by__isnull=True, **{f"{name}__isnull": True for name in RESULTS})
                | Q(done_on__isnull=False, done_by__isnull=False, **{f"{name}__isnull": False for name in RESULTS}),
                name="recheck_done_whole",
            ),
        ]

    def __str__(self):
        return f"{self.village} {self.get_frequency_display()} {self.due_on}"
