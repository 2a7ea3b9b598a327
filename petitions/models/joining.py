"""Cases that have to do with each other. Each keeps its own number; only consent puts one into another."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.privacy.fields import SealedTextField

from .petition import Petition


class LinkQuerySet(models.QuerySet):
    def of(self, petition):
        return self.filter(models.Q(first=petition) | models.Q(second=petition))


class Link(models.Model):
    """Two cases that belong together; there is no first and second but by number of the row, so one row says it."""

    first = models.ForeignKey(Petition, verbose_name=_("来件"), on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Petition, verbose_name=_("来件"), on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("关联人"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("关联时间"), default=timezone.now, editable=False)

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("关联")
        verbose_name_plural = _("关联")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="one_link_per_pair"),
            models.CheckConstraint(condition=models.Q(first__lt=models.F("second")), name="link_in_one_direction"),
        ]

    def __str__(self):
        return f"{self.first_id} + {self.second_id}"


class Merger(models.Model):
    """How and when the petitioner agreed that this case is answered together with another."""

    petition = models.OneToOneField(
        Petition, verbose_name=_("来件"), on_delete=models.PROTECT, related_name="merger", primary_key=True
    )
    agreed_on = models.DateField(_("同意日期"))
    agreed_how = SealedTextField(_("怎样同意的"))
    shares_reply = models.BooleanField(
        _("同意共同答复"), default=False, help_text=_("两件的来件人都同意：并入件的来件人也能读到那份答复。")
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("登记人"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("并案")
        verbose_name_plural = _("并案")
        default_permissions = ()

    def __str__(self):
        return f"{self.petition_id}"
