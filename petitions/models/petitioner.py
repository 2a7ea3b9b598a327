"""The person behind a matter: every field sealed, its own permission, every look at it logged with a reason."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.privacy.fields import SealedTextField

from .petition import Petition


class Petitioner(models.Model):
    """Absent for an anonymous matter. Read only through `handling.view_petitioner`, which logs."""

    petition = models.OneToOneField(
        Petition, verbose_name=_("来件"), on_delete=models.CASCADE, related_name="petitioner", primary_key=True
    )
    name = SealedTextField(_("姓名"), blank=True, default="")
    phone = SealedTextField(_("电话"), blank=True, default="")
    address = SealedTextField(_("住址"), blank=True, default="")

    class Meta:
        verbose_name = _("申请人")
        verbose_name_plural = _("申请人")
        default_permissions = ()

    def __str__(self):
        return f"→ {self.petition_id}"
