"""What a correcting notice changed, in counts: a closed list, since who was changed is nobody's business."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .publication import Publication


class Correction(models.Model):
    """Between the notice that was replaced and this one. Counted once, when it is published."""

    wagtail_reference_index_ignore = True

    publication = models.OneToOneField(
        Publication, verbose_name=_("更正后的公示"), on_delete=models.CASCADE, related_name="correction"
    )
    added = models.PositiveIntegerField(_("增加户数"), default=0)
    removed = models.PositiveIntegerField(_("删去户数"), default=0)
    name_changed = models.PositiveIntegerField(_("姓名更正户数"), default=0)
    amount_changed = models.PositiveIntegerField(_("金额更正户数"), default=0)
    persons_changed = models.PositiveIntegerField(_("保障人数更正户数"), default=0)
    size_changed = models.PositiveIntegerField(_("家庭人口更正户数"), default=0)

    class Meta:
        verbose_name = _("更正内容")
        verbose_name_plural = _("更正内容")
        default_permissions = ()

    def __str__(self):
        return str(self.publication_id)
