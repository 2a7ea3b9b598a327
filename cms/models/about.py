"""Whom one can reach and who watches the office.

信访工作条例 art 18 asks for the ways to write, ring and call, where and when, how to look up what became of a matter,
the rules and the procedure; 政府信息公开条例 arts 12 and 20 for duties, head and a guide to the information that there
is; 审核确认办法 art 36 for the ways to complain. The privacy notice stands in one visible place (网络数据安全管理条例
art 21).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms import panels, shipped
from cms.blocks import BodyBlock, ChannelBlock, ConditionBlock, StepBlock

from .base import PublicPage

TEXTS = ("duties", "reception", "procedure", "guide", "privacy")


class AboutPage(PublicPage):
    """/about/. Phone, place and hours of the window come from the office's own record and are not typed here."""

    intro = models.CharField(_("一句话说明"), max_length=120, blank=True)
    duties = models.TextField(
        _("机构职能"), max_length=400, blank=True, help_text=_("这个机构管什么，两三句话（政府信息公开条例第二十条）。")
    )
    head = models.CharField(
        _("负责人"), max_length=40, blank=True, help_text=_("姓名和职务，如“王某某，民政办主任”。不写手机号。")
    )
    reception = StreamField(BodyBlock(), verbose_name=_("来访接待"), blank=True)
    procedure = StreamField(
        [("step", StepBlock())], verbose_name=_("信访事项怎么办理"), blank=True, default=shipped.procedure
    )
    rules = StreamField(
        [("line", ConditionBlock())],
        verbose_name=_("与信访有关的法规"),
        blank=True,
        default=shipped.rules,
        help_text=_("每条一份，写书名号和文号。"),
    )
    guide = StreamField(
        BodyBlock(),
        verbose_name=_("政府信息公开指南"),
        blank=True,
        help_text=_("公开了什么、在哪里看、怎么申请，和公开工作机构的名称、地址、时间、电话。"),
    )
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
    search_fields = [*Page.search_fields, *map(index.SearchField, TEXTS)]

    class Meta:
        verbose_name = _("机构与监督页")
        verbose_name_plural = _("机构与监督页")
