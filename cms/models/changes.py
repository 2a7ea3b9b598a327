"""What was corrected or changed on a public page, told on the page itself: nobody reads two versions side by side."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey


class ChangeKind(models.TextChoices):
    CORRECTION = "correction", _("更正")
    AMENDMENT = "amendment", _("修改")


class ChangeNote(models.Model):
    """One sentence of the editor's, published with the version that it tells about; ``told_on`` is set by that."""

    page = ParentalKey(
        "wagtailcore.Page", verbose_name=_("页面"), on_delete=models.CASCADE, related_name="change_notes"
    )
    kind = models.CharField(_("种类"), max_length=20, choices=ChangeKind.choices)
    text = models.CharField(_("改了什么"), max_length=200)
    told_on = models.DateField(_("公布日期"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("更正与修改说明")
        verbose_name_plural = _("更正与修改说明")
        ordering = ["-told_on", "-pk"]

    def __str__(self):
        return f"{self.told_on or ''} {self.get_kind_display()} {self.text}".strip()
