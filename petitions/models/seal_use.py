"""The log of the seal: who asked for it on which paper, who let it be used. The seal itself is pressed by hand."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petitions.errors import Fixed
from petitions.vocabulary import SealKind

from .reply import Reply

MOST_COPIES = 20


class SealUseQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(approved_by__isnull=True)

    def approved(self):
        return self.filter(approved_by__isnull=False)


class SealUse(models.Model):
    """One use of one seal on one paper; what was approved stays as it was approved."""

    reply = models.ForeignKey(Reply, verbose_name=_("书面答复"), on_delete=models.PROTECT, related_name="seal_uses")
    seal = models.CharField(_("印章"), max_length=10, choices=SealKind.choices, default=SealKind.ORGAN)
    copies = models.PositiveSmallIntegerField(
        _("份数"), default=2, validators=[MinValueValidator(1), MaxValueValidator(MOST_COPIES)]
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("申请人"), on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(_("申请时间"), default=timezone.now, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("批准人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    approved_at = models.DateTimeField(_("批准时间"), null=True, blank=True, editable=False)
    note = models.CharField(_("说明"), max_length=120, blank=True, help_text=_("不写姓名、电话、住址。"))

    objects = SealUseQuerySet.as_manager()

    class Meta:
        verbose_name = _("用印记录")
        verbose_name_plural = _("用印记录")
        ordering = ["-asked_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True, approved_at__isnull=True)
                | models.Q(approved_by__isnull=False, approved_at__isnull=False),
                name="seal_approved_by_with_approved_at",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True) | ~models.Q(approved_by=models.F("asked_by")),
                name="seal_approved_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(copies__gte=1, copies__lte=MOST_COPIES), name="seal_on_one_to_twenty_copies"
            ),
            models.UniqueConstraint(
                fields=["reply"], condition=models.Q(approved_by__isnull=True), name="one_seal_use_waiting_per_reply"
            ),
        ]

    def __str__(self):
        return f"{self.reply_id} {self.seal} × {self.copies}"

    def save(self, *args, **kwargs):
        if self.pk and type(self).objects.approved().filter(pk=self.pk).exists():
            raise Fixed(_("用印已经批准，记录不能修改。要再用印请另行申请。"))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        if self.approved_by_id:
            raise Fixed(_("用印已经批准，记录不能删除。"))
        return super().delete(*args, **kwargs)
