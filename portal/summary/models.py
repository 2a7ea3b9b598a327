"""A year's report for everybody. The draft comes from the records; what is published, a clerk wrote and another let out."""

from hashlib import sha256

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.blocks import BodyBlock
from cms.four_eyes import FourEyesPage
from cms.gate import texts_in
from cms.models.base import PublicPage

from .figures import BLANK


class ReportPage(FourEyesPage, PublicPage):
    """/about/<slug>/. Made by services.draft_page; nothing publishes it but two people."""

    year = models.PositiveSmallIntegerField(
        _("年份"), validators=[MinValueValidator(2000), MaxValueValidator(2100)], help_text=_("总结的是哪一年。")
    )
    summary = models.CharField(_("一句话说明"), max_length=120, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("正文"), blank=True)
    drafted_digest = models.CharField(_("生成稿的摘要"), max_length=64, blank=True, editable=False)

    is_creatable = False  # by services.draft_page alone: nobody starts an official report from an empty page here
    parent_page_types = ["cms.AboutPage"]
    subpage_types: list[str] = []
    template = "summary/report.html"
    content_panels = [*Page.content_panels, FieldPanel("year"), FieldPanel("summary"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("年度总结")
        verbose_name_plural = _("年度总结")
        default_permissions = ()
        permissions = [
            ("read_summary", _("查看年度总结草稿")),
            ("draft_summary", _("把年度总结存为页面草稿")),
        ]

    def digest(self) -> str:
        """Of the text alone, however the editor stores it."""
        return sha256("\n".join(texts_in(self.body)).encode()).hexdigest()

    @property
    def is_as_drafted(self) -> bool:
        """Whether nobody has written in this version since the program drafted it."""
        return bool(self.drafted_digest) and self.digest() == self.drafted_digest

    def why_unfinished(self) -> str:
        """Blanks are for the clerk; nobody else should meet one."""
        blanks = sum(text.count(BLANK) for text in texts_in(self.body))
        if not blanks:
            return ""
        return gettext("正文里还有%(blanks)d处“请补充”没有填写，填好或者删去以后才能发布。") % {"blanks": blanks}
