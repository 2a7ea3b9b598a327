"""Service guides: what one needs, where one goes, how long it takes. Elements of catalogue rows 4, 8 and 12."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cms import panels
from cms.blocks import ConditionBlock, MaterialBlock, StepBlock
from cms.cards import card_size
from cms.change_forms import ChangeTellingForm
from cms.changes import TellsChanges
from cms.four_eyes import FourEyesPage, FourEyesParent
from cms.vocabulary import Topic

from .base import PublicPage
from .standards import Kind

CARD = "card"


class GuideIndexPage(FourEyesParent, PublicPage):
    """/guides/: the guides, the most asked first."""

    intro = models.CharField(_("一句话说明"), max_length=120, blank=True)

    parent_page_types = ["home.HomePage"]
    subpage_types = ["cms.GuidePage", "cms.SelfCheckPage"]
    max_count = 1
    kept_parameters = ("topic", "page")
    template = "cms/guide_index.html"
    content_panels = [*Page.content_panels, "intro"]

    class Meta:
        verbose_name = _("办事指南目录")
        verbose_name_plural = _("办事指南目录")


class GuidePage(TellsChanges, FourEyesPage, PublicPage):
    """One matter (the title is 办理事项), from "may I" to "when do I hear"."""

    topic = models.CharField(_("主题分类"), max_length=20, choices=Topic.choices, default=Topic.DIBAO)
    summary = models.CharField(_("一句话说明"), max_length=120, blank=True, help_text=_("谁可以办，办了有什么用。"))
    conditions = StreamField([("condition", ConditionBlock())], verbose_name=_("办理条件"), blank=True)
    standard_kind = models.CharField(
        _("标准"), max_length=20, choices=Kind.choices, blank=True, help_text=_("选好后，页面会显示现行的保障标准。")
    )
    standard_note = models.CharField(_("标准说明"), max_length=200, blank=True)
    materials = StreamField([("material", MaterialBlock())], verbose_name=_("申请材料"), blank=True)
    steps = StreamField([("step", StepBlock())], verbose_name=_("办理流程"), blank=True)
    time_limit = models.CharField(_("办理时限"), max_length=160, blank=True)
    place = models.CharField(_("办理地点"), max_length=160, blank=True)
    hours = models.CharField(_("办理时间"), max_length=120, blank=True)
    contact = models.CharField(_("联系方式"), max_length=120, blank=True, help_text=_("填办公电话，不要填个人手机号。"))
    fee = models.CharField(_("收费"), max_length=60, blank=True, default=_("不收费"))

    parent_page_types = ["cms.GuideIndexPage"]
    subpage_types: list[str] = []
    attached_files = ("forms",)
    base_form_class = ChangeTellingForm
    template = "cms/guide.html"
    card_template = "cms/guide_card.html"
    content_panels = panels.guide()
    search_fields = [
        *Page.search_fields,
        index.SearchField("conditions"),
        index.SearchField("materials"),
        index.SearchField("steps"),
    ]

    class Meta:
        verbose_name = _("办事指南")
        verbose_name_plural = _("办事指南")

    def route(self, request, path_components):
        """card/ below the guide's own address: the same matter on one sheet of paper (明白卡)."""
        if path_components == [CARD] and self.live:
            return RouteResult(self, kwargs={"as_card": True})
        return super().route(request, path_components)

    def get_template(self, request, *args, as_card=False, **kwargs):
        return self.card_template if as_card else super().get_template(request, *args, **kwargs)

    def get_context(self, request, *args, as_card=False, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if as_card:
            guide, here = self.get_url(request) or "", str(_("明白卡"))
            context |= {"trail": [*context["trail"][:-1], (self.title, guide), (here, "")], "size": card_size(self)}
        return context


class GuideForm(Orderable):
    """A form to download, or to print at home."""

    page = ParentalKey(GuidePage, on_delete=models.CASCADE, related_name="forms", verbose_name=_("办事指南"))
    document = models.ForeignKey(
        "cms.PortalDocument", on_delete=models.PROTECT, related_name="+", verbose_name=_("表格文件")
    )
    title = models.CharField(_("表格名称"), max_length=80, blank=True, help_text=_("留空则用上传时的标题。"))

    panels = ["document", "title"]

    class Meta(Orderable.Meta):
        verbose_name = _("表格下载")
        verbose_name_plural = _("表格下载")

    @property
    def label(self) -> str:
        return self.title or self.document.title
