"""The publication review: who weighed what before a list became public (PIPL art 55 and 56).

The law asks for an impact assessment before personal data are made public, and keeps it three years. The clerk drafts
it when handing the roster in, the second person signs it by approving. A signed review never changes and is not
deleted before its day; a trigger keeps both promises below the application.
"""

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .procedure import Round, WebLevel
from .roster import Roster

KEPT_YEARS = 3


class StillKept(models.ProtectedError):
    """A review that may not be deleted yet."""


class ReviewQuerySet(models.QuerySet):
    def signed(self):
        return self.filter(reviewed_at__isnull=False)

    def unsigned(self):
        return self.filter(reviewed_at__isnull=True)

    def covering(self, roster, round, web_level):
        """Reviews of exactly this release: another round or another level is another decision."""
        return self.filter(roster=roster, round=round, web_level=web_level)

    def delete(self):
        kept = list(self.filter(keep_until__gte=timezone.localdate()).signed()[:20])
        if kept:
            raise StillKept(_("公开前评估要保存满3年，保存期内不能删除。"), set(kept))
        return super().delete()


class PublicationReview(models.Model):
    """One assessment of one release: a roster, a round, a web level. Figures are numbers only, never a row."""

    wagtail_reference_index_ignore = True

    roster = models.ForeignKey(Roster, verbose_name=_("名册"), on_delete=models.PROTECT, related_name="reviews")
    round = models.ForeignKey(Round, verbose_name=_("公示轮次"), on_delete=models.PROTECT, related_name="+")
    web_level = models.CharField(_("网站公开程度"), max_length=12, choices=WebLevel.choices)
    purpose = models.TextField(_("公开目的"), max_length=500)
    basis = models.TextField(_("公开依据"), max_length=500, help_text=_("哪一条规定要求或者允许这样公开。"))
    scope = models.TextField(_("公开范围"), max_length=500, help_text=_("公开哪些项目、在哪里、多久。"))
    impact = models.TextField(_("对个人的影响"), max_length=500)
    measures = models.TextField(_("保护措施"), max_length=500)
    conclusion = models.TextField(_("结论"), max_length=300)

    rows = models.PositiveIntegerField(_("户数"), default=0)
    unique_rows = models.PositiveIntegerField(_("能单独认出的户数"), default=0)
    small_cell_rows = models.PositiveIntegerField(_("相同内容不足5户的户数"), default=0)
    smallest_cell = models.PositiveIntegerField(_("最小一组的户数"), default=0)
    linked_rows = models.PositiveIntegerField(_("能和其他公示一一对上的户数"), default=0)
    single_changes = models.PositiveIntegerField(_("和上一期一比就露出来的户数"), default=0)

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("评估人"), on_delete=models.PROTECT, related_name="+"
    )
    drafted_at = models.DateTimeField(_("起草时间"))
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("审核人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    reviewed_at = models.DateTimeField(_("审核时间"), null=True, blank=True)
    keep_until = models.DateField(_("保存至"))

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("公开前评估")
        verbose_name_plural = _("公开前评估")
        ordering = ["-drafted_at", "-pk"]
        default_permissions = ("view",)
        indexes = [models.Index(fields=["roster", "round", "web_level"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reviewer__isnull=True, reviewed_at__isnull=True)
                | models.Q(reviewer__isnull=False, reviewed_at__isnull=False),
                name="review_signed_by_with_at",
            ),
            models.CheckConstraint(
                condition=models.Q(reviewer__isnull=True) | ~models.Q(reviewer=models.F("author")),
                name="author_never_signs_the_review",
            ),
        ]

    def __str__(self):
        return f"{self.roster} {self.get_web_level_display()}"

    @property
    def is_signed(self) -> bool:
        return self.reviewed_at is not None

    def delete(self, *args, **kwargs):
        if self.is_signed and self.keep_until >= timezone.localdate():
            raise StillKept(_("公开前评估要保存满3年，保存期内不能删除。"), {self})
        return super().delete(*args, **kwargs)


def keep_until(day: dt.date) -> dt.date:
    """Three years after the given day; the last of February for a leap day."""
    try:
        return day.replace(year=day.year + KEPT_YEARS)
    except ValueError:
        return day.replace(year=day.year + KEPT_YEARS, day=28)
