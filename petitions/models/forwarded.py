"""What leaves the office instead of the letter: its words without whoever sent it (信访工作条例 arts 30 and 46)."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.privacy.fields import SealedTextField

from .petition import Petition


class ForwardedCopy(models.Model):
    """A redacted copy for one organ. It still tells what happened to whom, so it is sealed like the letter."""

    petition = models.ForeignKey(
        Petition, verbose_name=_("来件"), on_delete=models.PROTECT, related_name="forwarded_copies"
    )
    organ = models.CharField(_("移送给"), max_length=60)
    text = SealedTextField(_("移送件"), help_text=_("隐去来件人以后的内容。"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("制作人"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("制作时间"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("移送件")
        verbose_name_plural = _("移送件")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.petition_id} / {self.pk}"
