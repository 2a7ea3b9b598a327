"""The written answer: drafted by one person, approved by another, numbered, served, and from then on fixed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from petitions.errors import Fixed
from petitions.matters import Matter, from_json
from petitions.vocabulary import FIXED_REPLY, DocumentKind, Outcome, ReplyStatus, ServiceMethod
from portal.privacy.fields import SealedJSONField, SealedTextField

from .petition import Petition

# What the paper says. Once it has a number none of it changes; serving it only adds the proof.
PAPER = (
    "kind",
    "title",
    "addressee",
    "matters",
    "remedy",
    "outcome",
    "drafted_by_id",
    "approved_by_id",
    "document_number",
    "issued_on",
)


class Reply(models.Model):
    """One paper to the petitioner. 信访工作条例 art 32: request, facts and reasons, opinion and its legal basis."""

    petition = models.ForeignKey(Petition, verbose_name=_("来件"), on_delete=models.PROTECT, related_name="replies")
    kind = models.CharField(_("文种"), max_length=20, choices=DocumentKind.choices, default=DocumentKind.REPLY)
    status = models.CharField(
        _("状态"), max_length=10, choices=ReplyStatus.choices, default=ReplyStatus.DRAFT, editable=False
    )
    title = models.CharField(_("标题"), max_length=80, help_text=_("不写姓名，例如“关于低保待遇事项的答复”。"))
    addressee = SealedTextField(_("称呼"), blank=True, default="")
    matters = SealedJSONField(_("逐项答复"), default=list, help_text=_("每一项：事项、查明的事实、依据、处理意见。"))
    remedy = SealedTextField(_("不服时怎么办"), blank=True, default="")
    outcome = models.CharField(_("结论"), max_length=14, choices=Outcome.choices, default=Outcome.EXPLAINED)

    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("拟稿人"), on_delete=models.PROTECT, related_name="+"
    )
    drafted_at = models.DateTimeField(_("拟稿时间"), auto_now_add=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("签发人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    approved_at = models.DateTimeField(_("签发时间"), null=True, blank=True, editable=False)
    document_number = models.CharField(_("发文字号"), max_length=40, null=True, blank=True, unique=True)
    issued_on = models.DateField(_("成文日期"), null=True, blank=True)
    served_on = models.DateField(_("送达日期"), null=True, blank=True)
    service_method = models.CharField(_("送达方式"), max_length=10, choices=ServiceMethod.choices, blank=True)
    service_proof = SealedTextField(_("送达凭证"), blank=True, default="", help_text=_("回执编号、签收人或快递单号。"))
    tracking_number = SealedTextField(
        _("邮件号"), blank=True, default="", help_text=_("挂号信或EMS的号码，凭它能查到投递地址，所以也加密。")
    )

    class Meta:
        verbose_name = _("书面答复")
        verbose_name_plural = _("书面答复")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True) | ~models.Q(approved_by=models.F("drafted_by")),
                name="reply_approved_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True, approved_at__isnull=True)
                | models.Q(approved_by__isnull=False, approved_at__isnull=False),
                name="reply_approved_by_with_approved_at",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=FIXED_REPLY, document_number__isnull=False, issued_on__isnull=False)
                | (~models.Q(status__in=FIXED_REPLY) & models.Q(document_number__isnull=True, issued_on__isnull=True)),
                name="reply_issued_with_number_and_day",
            ),
            models.CheckConstraint(
                condition=models.Q(status=ReplyStatus.SERVED, served_on__isnull=False)
                | (~models.Q(status=ReplyStatus.SERVED) & models.Q(served_on__isnull=True)),
                name="reply_served_with_day",
            ),
            models.UniqueConstraint(
                fields=["petition"],
                condition=models.Q(status__in=[ReplyStatus.DRAFT, ReplyStatus.SUBMITTED, ReplyStatus.APPROVED]),
                name="one_reply_in_the_making",
            ),
        ]

    def __str__(self):
        return self.document_number or f"{self.petition_id} {self.status}"

    @property
    def is_fixed(self) -> bool:
        return self.status in FIXED_REPLY

    def read_matters(self) -> list[Matter]:
        return from_json(self.matters)

    def save(self, *args, **kwargs):
        self._refuse_rewriting()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        if self.is_fixed:
            raise Fixed(_("已印发的答复不能删除。"))
        return super().delete(*args, **kwargs)

    def _refuse_rewriting(self):
        """The database refuses too (migrations/_guards.py); this one says it in a sentence."""
        if not self.pk:
            return
        before = type(self).objects.filter(pk=self.pk, status__in=FIXED_REPLY).first()
        if before and any(getattr(before, name) != getattr(self, name) for name in PAPER):
            raise Fixed(_("已印发的答复不能修改。内容有误时请另发一份答复。"))
