"""A family reckons for itself whether its income lies below the standard (审核确认办法 arts 7, 13 and 14).

Only the words stand here. What somebody types stays on their device: the page has no form and no address to send to.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page

from cms import shipped
from cms.blocks import ConditionBlock
from cms.four_eyes import FourEyesPage

from .base import PublicPage


class SelfCheckPage(FourEyesPage, PublicPage):
    """/guides/self-check/: who counts, what counts, and an answer that is never a decision."""

    intro = models.CharField(_("一句话说明"), max_length=120, blank=True)
    members = StreamField(
        [("line", ConditionBlock())], verbose_name=_("谁算一家人"), blank=True, default=shipped.members
    )
    not_counted = StreamField(
        [("line", ConditionBlock())],
        verbose_name=_("不算收入的钱"),
        blank=True,
        default=shipped.not_counted,
        help_text=_("国家规定的已经列上，本省本县另有规定的请补上。"),
    )
    assets = StreamField(
        [("line", ConditionBlock())],
        verbose_name=_("问哪些财产"),
        blank=True,
        default=shipped.assets,
        help_text=_("每条一问，答“有”或者“说不准”的，页面请他来问窗口。限额写本县的规定。"),
    )

    parent_page_types = ["cms.GuideIndexPage"]
    subpage_types: list[str] = []
    max_count = 1
    template = "cms/self_check.html"
    content_panels = [*Page.content_panels, "intro", "members", "not_counted", "assets"]

    class Meta:
        verbose_name = _("自测页")
        verbose_name_plural = _("自测页")
