"""The person behind a matter: every field sealed, its own permission, every look at it logged with a reason."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from petitions import persons
from portal.privacy.fields import SealedTextField

from .petition import Petition

MOST_REPRESENTATIVES = 5  # 信访工作条例 art 20


class Petitioner(models.Model):
    """Absent for an anonymous matter. Read only through `handling.view_petitioner`, which logs."""

    petition = models.OneToOneField(
        Petition, verbose_name=_("来件"), on_delete=models.CASCADE, related_name="petitioner", primary_key=True
    )
    name = SealedTextField(_("姓名"), blank=True, default="")
    phone = SealedTextField(_("电话"), blank=True, default="")
    address = SealedTextField(_("住址"), blank=True, default="")
    # What is sealed cannot be searched. These find the same person again and tell nothing (persons.py).
    name_fingerprint = models.CharField(_("姓名指纹"), max_length=64, blank=True, default="", editable=False)
    phone_fingerprint = models.CharField(_("电话指纹"), max_length=64, blank=True, default="", editable=False)

    class Meta:
        verbose_name = _("申请人")
        verbose_name_plural = _("申请人")
        default_permissions = ()
        indexes = [models.Index(fields=["phone_fingerprint", "name_fingerprint"], name="petitioner_marks")]

    def __str__(self):
        return f"→ {self.petition_id}"

    def save(self, *args, update_fields=None, **kwargs):
        """The fingerprints follow the words, whoever writes them; erased words leave none behind."""
        marks = persons.marks(self.name, self.phone)
        for field, value in marks.items():
            setattr(self, field, value)
        if update_fields is not None:
            update_fields = {*update_fields, *marks}
        super().save(*args, update_fields=update_fields, **kwargs)


class Representative(models.Model):
    """One of the people whom a group sent: five at most (信访工作条例 art 20). Behind the same door as the petitioner."""

    petition = models.ForeignKey(
        Petition, verbose_name=_("来件"), on_delete=models.CASCADE, related_name="representatives"
    )
    position = models.PositiveSmallIntegerField(_("第几位"))
    name = SealedTextField(_("姓名"))
    phone = SealedTextField(_("电话"), blank=True, default="")

    class Meta:
        verbose_name = _("代表人")
        verbose_name_plural = _("代表人")
        ordering = ["petition", "position"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["petition", "position"], name="one_representative_per_place"),
            models.CheckConstraint(
                condition=models.Q(position__gte=1, position__lte=MOST_REPRESENTATIVES),
                name="five_representatives_at_most",
            ),
        ]

    def __str__(self):
        return f"→ {self.petition_id} / {self.position}"
