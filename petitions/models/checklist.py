"""What is looked through before a case of a kind is finished. The office's own list; it starts with a shipped one."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from petitions.vocabulary import Kind


class ChecklistQuerySet(models.QuerySet):
    def for_case(self, petition):
        return self.filter(kind=petition.kind, is_active=True)


class ChecklistItem(models.Model):
    """One line. Never deleted, for ticks name it; one that is no longer used is switched off."""

    kind = models.CharField(_("类别"), max_length=14, choices=Kind.choices)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)
    text = models.CharField(_("核对什么"), max_length=120)
    article = models.CharField(_("依据"), max_length=80, blank=True)
    is_required = models.BooleanField(_("办结前应当核对"), default=False, help_text=_("没核对就办结的，要写明原因。"))
    is_active = models.BooleanField(_("使用"), default=True)
    shipped_as = models.CharField(
        _("自带清单的名称"), max_length=40, null=True, blank=True, unique=True, editable=False
    )
    version = models.PositiveIntegerField(_("版本"), default=1, editable=False)

    objects = ChecklistQuerySet.as_manager()

    class Meta:
        verbose_name = _("核对清单")
        verbose_name_plural = _("核对清单")
        ordering = ["kind", "order", "pk"]
        default_permissions = ()

    def __str__(self):
        return self.text
