"""What was found out, agreed and heard: written down once, at the time, and not rewritten (信访工作条例 arts 31, 33)."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petitions.errors import Fixed
from petitions.vocabulary import InquiryKind
from portal.privacy.fields import SealedTextField

from .petition import Petition


class Record(models.Model):
    """A sheet in the file. A mistake is corrected by a further sheet, as in the record of moves."""

    petition = models.ForeignKey(Petition, verbose_name=_("来件"), on_delete=models.PROTECT, related_name="%(class)ss")
    on = models.DateField(_("日期"))
    place = SealedTextField(_("地点"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("记录人"), on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(_("记录时间"), default=timezone.now, editable=False)

    class Meta:
        abstract = True
        ordering = ["on", "pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.petition_id} {self.on}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise Fixed(_("记录只能新增，不能修改。写错了请再记一份，写明更正什么。"))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise Fixed(_("记录只能新增，不能删除。"))


class Investigation(Record):
    """A visit, a talk with neighbours, a look into a register (57号 art 16): by two people at least, each named."""

    kind = models.CharField(_("方式"), max_length=10, choices=InquiryKind.choices)
    investigators = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("调查人"), blank=True, related_name="+"
    )
    others = SealedTextField(
        _("其他调查人"), blank=True, default="", help_text=_("没有账号的调查人，一行一个，写明单位。")
    )
    asked = SealedTextField(_("问了谁"), blank=True, default="")
    findings = SealedTextField(_("查明的情况"))

    class Meta(Record.Meta):
        verbose_name = _("调查记录")
        verbose_name_plural = _("调查记录")


class Mediation(Record):
    """What the two sides agreed before a third (art 33), or that they did not."""

    mediator = SealedTextField(_("调解人"))
    is_reached = models.BooleanField(_("达成协议"))
    agreement = SealedTextField(_("协议内容或者分歧"))

    class Meta(Record.Meta):
        verbose_name = _("调解记录")
        verbose_name_plural = _("调解记录")


class Hearing(Record):
    """A major claim, heard in public (art 31 no. 6)."""

    chair = SealedTextField(_("主持人"))
    attendees = models.PositiveSmallIntegerField(_("到场人数"))
    result = SealedTextField(_("听证结果"))

    class Meta(Record.Meta):
        verbose_name = _("听证记录")
        verbose_name_plural = _("听证记录")
        constraints = [
            models.CheckConstraint(condition=models.Q(attendees__gte=1), name="somebody_came_to_the_hearing"),
        ]
