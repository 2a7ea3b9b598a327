"""The rules that the office works under, as dated data: a repealed basis is found by its date and not by memory."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from cms.gate import GatedModel


class LegalBasisQuerySet(models.QuerySet):
    def in_force(self, day):
        """What bound the office on that day."""
        return self.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=day)).filter(
            Q(valid_until__isnull=True) | Q(valid_until__gte=day)
        )

    def repealed(self, day):
        return self.filter(valid_until__lt=day)


class LegalBasis(GatedModel):
    """A law, regulation or notice, with the days between which it was in force."""

    name = models.CharField(_("名称"), max_length=120, help_text=_("如“最低生活保障审核确认办法”，不加书名号。"))
    document_number = models.CharField(_("文号"), max_length=60, blank=True, help_text=_("如“民发〔2021〕57号”。"))
    issuer = models.CharField(_("发布机关"), max_length=80, blank=True)
    valid_from = models.DateField(_("施行日期"), null=True, blank=True)
    valid_until = models.DateField(
        _("停止施行前最后一天"),
        null=True,
        blank=True,
        help_text=_("仍在施行就留空。填写后，引用它的公开事项会得到提醒。"),
    )
    replaced_by = models.ForeignKey(
        "self",
        verbose_name=_("被哪份文件替代"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replaces",
    )

    listed_for = _("公开事项引用的法律、办法和通知。停止施行的填上日期，引用它的地方会标明。")
    objects = LegalBasisQuerySet.as_manager()

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldRowPanel([FieldPanel("document_number"), FieldPanel("issuer")])],
            heading=_("文件"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]), FieldPanel("replaced_by")],
            heading=_("施行期间"),
        ),
    ]

    class Meta:
        verbose_name = _("政策依据")
        verbose_name_plural = _("政策依据")
        ordering = ["name", "-valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=models.F("valid_from")),
                name="basis_ends_after_it_starts",
                violation_error_message=_("停止施行的日期早于施行日期，请核对两个日期。"),
            )
        ]

    def __str__(self):
        title = f"《{self.name}》"
        return f"{title}（{self.document_number}）" if self.document_number else title

    def clean(self):
        super().clean()
        if self.replaced_by_id and self.replaced_by_id == self.pk:
            raise ValidationError({"replaced_by": _("一份文件不能被它自己替代，请另选一份或留空。")})

    def has_ended(self, day) -> bool:
        return self.valid_until is not None and self.valid_until < day

    def is_in_force(self, day) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and not self.has_ended(day)
