"""Whom one can reach and who watches the office (信访工作条例 art 18, 审核确认办法 art 36).

The privacy notice stands in one visible place (网络数据安全管理条例 art 21).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms import panels
from cms.blocks import BodyBlock, ChannelBlock

from .base import PublicPage


class AboutPage(PublicPage):
    """/about/. Phone, place and hours of the window come from the office's own record and are not typed here."""

    intro = models.CharField(_("一句话说明"), max_length=120, blank=True)
    reception = StreamField(BodyBlock(), verbose_name=_("来访接待"), blank=True)
    channels = StreamField([("channel", ChannelBlock())], verbose_name=_("监督渠道"), blank=True)
    privacy = StreamField(
        BodyBlock(),
        verbose_name=_("个人信息怎么保护"),
        blank=True,
        help_text=_("收集什么、为什么、存多久、找谁更正或删除。"),
    )

    parent_page_types = ["home.HomePage"]
    subpage_types = ["summary.ReportPage"]
    max_count = 1
    template = "cms/about.html"
    content_panels = panels.about()
    search_fields = [*Page.search_fields, index.SearchField("reception"), index.SearchField("privacy")]

    class Meta:
        verbose_name = _("机构与监督页")
        verbose_name_plural = _("机构与监督页")
