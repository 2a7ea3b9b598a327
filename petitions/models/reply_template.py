"""The wording a reply may start from: plain text with a few named gaps, filled from the case and then edited."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petitions.vocabulary import Kind, Outcome


class ReplyTemplate(models.Model):
    """One wording for one kind of matter. Never executed: petitions/wording.py knows the only gaps there are."""

    kind = models.CharField(_("类别"), max_length=14, choices=Kind.choices)
    outcome = models.CharField(_("结论"), max_length=14, choices=Outcome.choices)
    name = models.CharField(_("模板名称"), max_length=40, help_text=_("例如：复核金额后维持。"))
    title = models.CharField(_("事项"), max_length=80, blank=True, help_text=_("一份答复有几项时，作这一项的小标题。"))
    facts = models.TextField(_("查明的事实"), blank=True, max_length=3000)
    law = models.TextField(_("依据"), blank=True, max_length=1000)
    opinion = models.TextField(_("处理意见"), blank=True, max_length=3000)
    is_active = models.BooleanField(_("可以选用"), default=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("修改人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("随软件带来、没有改过的没有修改人。"),
    )
    edited_at = models.DateTimeField(_("修改时间"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("答复模板")
        verbose_name_plural = _("答复模板")
        ordering = ["kind", "outcome", "name"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["kind", "name"], name="one_reply_template_per_name")]

    def __str__(self):
        return self.name
