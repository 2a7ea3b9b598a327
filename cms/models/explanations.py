"""Explanations in plain words, each beside its policy."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms import panels
from cms.blocks import ExplanationBlock
from cms.change_forms import ChangeTellingForm
from cms.changes import TellsChanges
from cms.four_eyes import FourEyesPage

from .base import PublicPage
from .policies import PolicyPage


class ExplanationPage(TellsChanges, FourEyesPage, PublicPage):
    """What a policy means, in words that a villager uses; shown on the policy, and shows the policy."""

    policy = models.ForeignKey(
        PolicyPage,
        verbose_name=_("解读的文件"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="explanations",
        help_text=_("选好后，两个页面会互相链接。"),
    )
    source = models.CharField(_("来源"), max_length=80, blank=True, help_text=_("如“镇社会事务办”。"))
    summary = models.CharField(_("一句话说明"), max_length=120, blank=True)
    body = StreamField(ExplanationBlock(), verbose_name=_("正文"), blank=True)

    parent_page_types = ["cms.PolicyIndexPage"]
    subpage_types: list[str] = []
    base_form_class = ChangeTellingForm
    needs_change_note = True
    template = "cms/explanation.html"
    content_panels = panels.explanation()
    search_fields = [*Page.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("政策解读")
        verbose_name_plural = _("政策解读")
