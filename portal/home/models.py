"""The root of the site: what editors may say on the front page. Everything else on it comes from the records."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, Page

from cms.models.base import PublicPage


class HomePage(PublicPage):
    """/. The columns hang below it."""

    lead = models.CharField(
        _("一句话说明"),
        max_length=60,
        blank=True,
        help_text=_("写在搜索框上方，说清这个网站能查什么。留空用通用的一句。"),
    )

    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    template = "home/home.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        InlinePanel(
            "questions",
            heading=_("常问的问题"),
            label=_("问题"),
            max_num=6,
            help_text=_("用群众自己的话写，每条都要有去处。留空用通用的六问。"),
        ),
    ]

    class Meta:
        verbose_name = _("首页")
        verbose_name_plural = _("首页")

    def serve(self, request, *args, **kwargs):
        from .views import index

        return index(request)

    def get_context(self, request, *args, **kwargs):
        """For the preview in the admin: the front page as it would be with this draft."""
        from .composition import compose

        return {**super().get_context(request, *args, **kwargs), "front": compose(self)}


class HomeQuestion(Orderable):
    """A question that residents really ask, and the page or the search that answers it."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="questions", verbose_name=_("首页"))
    question = models.CharField(_("问题"), max_length=40)
    target = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("答案所在的页"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    words = models.CharField(
        _("搜索词"), max_length=40, blank=True, help_text=_("没有现成的页时，点开就是搜这几个词的结果。")
    )

    panels = ["question", "target", "words"]

    class Meta(Orderable.Meta):
        verbose_name = _("常问的问题")
        verbose_name_plural = _("常问的问题")

    def __str__(self):
        return self.question

    def clean(self):
        super().clean()
        if not self.target_id and not self.words:
            raise ValidationError({"words": _("请选答案所在的页，或者填搜索词，否则点开没有去处。")})
