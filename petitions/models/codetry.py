"""How often somebody asked for a new look-up code of a case on one day: what keeps the two facts from being guessed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .petition import Petition


class CodeTry(models.Model):
    petition = models.ForeignKey(Petition, verbose_name=_("来件"), on_delete=models.CASCADE, related_name="code_tries")
    day = models.DateField(_("日期"))
    count = models.PositiveSmallIntegerField(_("次数"), default=0)

    class Meta:
        verbose_name = _("补发查询码的次数")
        verbose_name_plural = _("补发查询码的次数")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["petition", "day"], name="one_count_of_tries_per_day")]

    def __str__(self):
        return f"{self.petition_id} {self.day}: {self.count}"

    @classmethod
    def take(cls, petition: Petition, day, most: int) -> bool:
        """Count one try unless so many were made already. The database decides, in one statement."""
        cls.objects.get_or_create(petition=petition, day=day)
        mine = cls.objects.filter(petition=petition, day=day, count__lt=most)
        return mine.update(count=models.F("count") + 1) == 1
