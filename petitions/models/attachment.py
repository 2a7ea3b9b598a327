"""What came with a letter, sealed, and written anew before: no place, no device, no author."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.privacy.fields import SealedBinaryField, SealedTextField

from .petition import Petition
from .reply import Reply


class Attachment(models.Model):
    petition = models.ForeignKey(Petition, verbose_name=_("来件"), on_delete=models.CASCADE, related_name="attachments")
    name = SealedTextField(_("文件名"), help_text=_("文件名里常有姓名，所以也加密。"))
    content_type = models.CharField(_("类型"), max_length=100)
    size = models.PositiveIntegerField(_("字节数"))
    content = SealedBinaryField(_("内容"))
    added_at = models.DateTimeField(_("添加时间"), default=timezone.now, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("添加人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    # What the office itself puts in: the receipt that a reply was handed over. Everything else came with the matter.
    proof_of = models.ForeignKey(
        Reply, verbose_name=_("送达凭证"), null=True, blank=True, on_delete=models.PROTECT, related_name="proofs"
    )

    class Meta:
        verbose_name = _("附件")
        verbose_name_plural = _("附件")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.petition_id} / {self.pk}"
