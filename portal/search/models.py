"""What the public search knows: one row per public page, apart from the tables the page is made of."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from .fields import AddressField


class SearchDocument(index.Indexed, models.Model):
    """A public page as the search sees it. Written by documents.py in the transaction that changes the page."""

    section = models.CharField(_("栏目"), max_length=40)
    key = models.CharField(_("标识"), max_length=120)
    title = models.CharField(_("标题"), max_length=255)
    text = models.TextField(_("正文"), blank=True)
    url = AddressField(_("地址"), max_length=500)
    day = models.DateField(_("日期"), null=True, blank=True)
    kind = models.CharField(_("类别"), max_length=60, blank=True)

    # The index entry is made by documents.put itself, not by a task that may run later or never.
    search_auto_update = False
    search_fields = [
        index.SearchField("title", boost=4),
        index.SearchField("text"),
        index.SearchField("kind"),
        index.FilterField("section"),
        index.FilterField("day"),
    ]

    class Meta:
        verbose_name = _("搜索条目")
        verbose_name_plural = _("搜索条目")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["section", "key"], name="one_document_per_key")]

    def __str__(self):
        return self.title
