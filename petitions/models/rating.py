"""What the petitioner thought of the handling (信访工作条例 art 21): once, by the code alone."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.privacy.fields import SealedTextField

from .petition import Petition


class Score(models.IntegerChoices):
    VERY_BAD = 1, _("很不满意")
    BAD = 2, _("不满意")
    FAIR = 3, _("一般")
    GOOD = 4, _("满意")
    VERY_GOOD = 5, _("很满意")


class Rating(models.Model):
    """Nobody of the staff can give it: there is no screen for it, only the look-up, which asks for the code."""

    petition = models.OneToOneField(
        Petition, verbose_name=_("来件"), on_delete=models.PROTECT, related_name="rating", primary_key=True
    )
    score = models.PositiveSmallIntegerField(_("评价"), choices=Score.choices)
    comment = SealedTextField(_("意见"), blank=True, default="")
    at = models.DateTimeField(_("时间"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("满意度评价")
        verbose_name_plural = _("满意度评价")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=models.Q(score__in=[1, 2, 3, 4, 5]), name="rating_has_five_steps"),
        ]

    def __str__(self):
        return f"{self.petition_id}: {self.score}"
