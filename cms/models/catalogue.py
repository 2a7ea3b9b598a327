"""The disclosure catalogue: what must be public, by when and where. Template: 民办函〔2019〕52号, 13 items."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page

from cms.gate import GatedModel
from cms.vocabulary import Access, Topic

from .base import PublicPage


class LimitUnit(models.TextChoices):
    WORKING_DAY = "working_day", _("个工作日")
    CALENDAR_DAY = "calendar_day", _("日")


class Audience(models.TextChoices):
    EVERYBODY = "everybody", _("全社会")
    CERTAIN_GROUP = "certain_group", _("特定群体")


class Place(models.TextChoices):
    """Where on this site an item is found when it is not one page."""

    POLICIES = "policies", _("政策文件库")
    GUIDES = "guides", _("办事指南")
    NOTICES = "notices", _("公示公告")
    ABOUT = "about", _("机构与监督")


class Stage(models.TextChoices):
    """Which lists the item means, where it is published as notices: 审核 is the first review, 审批 what was confirmed."""

    REVIEW = "review", _("审核（初审名单）")
    APPROVAL = "approval", _("审批（确认名单）")
    BOTH = "both", _("审核审批")


class DisclosureItem(GatedModel):
    """One row of the catalogue. Editable, because towns add rows (医疗救助 is not in the national list)."""

    number = models.PositiveSmallIntegerField(_("序号"), validators=[MinValueValidator(1)])
    level_one = models.CharField(_("一级事项"), max_length=40)
    level_two = models.CharField(_("二级事项"), max_length=40)
    code = models.CharField(_("事项编码"), max_length=20, blank=True)
    elements = models.TextField(_("公开内容（要素）"))
    bases = models.ManyToManyField(
        "cms.LegalBasis", verbose_name=_("公开依据"), blank=True, related_name="disclosure_items"
    )
    limit_days = models.PositiveSmallIntegerField(_("公开时限"), default=10)
    limit_unit = models.CharField(
        _("时限单位"), max_length=20, choices=LimitUnit.choices, default=LimitUnit.WORKING_DAY
    )
    limit_note = models.CharField(_("时限说明"), max_length=80, blank=True, help_text=_("如“自信息形成之日起”。"))
    organ = models.CharField(_("公开主体"), max_length=80)
    channels = models.CharField(
        _("公开渠道和载体"), max_length=160, help_text=_("各渠道用顿号隔开，如“政府网站、村公示栏（电子屏）”。")
    )
    audience = models.CharField(_("公开对象"), max_length=20, choices=Audience.choices, default=Audience.EVERYBODY)
    access = models.CharField(_("公开方式"), max_length=20, choices=Access.choices, default=Access.PROACTIVE)
    by_county = models.BooleanField(_("县级"), default=True)
    by_township = models.BooleanField(_("乡级"), default=True)
    by_village = models.BooleanField(_("村级"), default=False)
    place = models.CharField(
        _("本站位置"), max_length=20, choices=Place.choices, blank=True, help_text=_("公开在哪个栏目。")
    )
    topic = models.CharField(
        _("主题分类"),
        max_length=20,
        choices=Topic.choices,
        blank=True,
        help_text=_("系统按位置、主题和名单查这一项最近公开在哪一天。"),
    )
    stage = models.CharField(
        _("哪一类名单"), max_length=10, choices=Stage.choices, blank=True, help_text=_("公开在“公示公告”的才选。")
    )

    listed_for = _("社会救助领域基层政务公开标准目录的各项：公开什么、依据、时限、在本站哪里。公开目录页照这里显示。")
    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("number"), FieldPanel("code")]),
                FieldRowPanel([FieldPanel("level_one"), FieldPanel("level_two")]),
                FieldPanel("elements"),
                FieldPanel("bases"),
            ],
            heading=_("公开什么"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("limit_days"), FieldPanel("limit_unit"), FieldPanel("limit_note")]),
                FieldPanel("organ"),
                FieldPanel("channels"),
                FieldRowPanel([FieldPanel("audience"), FieldPanel("access")]),
                FieldRowPanel([FieldPanel("by_county"), FieldPanel("by_township"), FieldPanel("by_village")]),
                FieldRowPanel([FieldPanel("place"), FieldPanel("topic"), FieldPanel("stage")]),
            ],
            heading=_("怎么公开"),
        ),
    ]

    class Meta:
        verbose_name = _("公开事项")
        verbose_name_plural = _("公开事项")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["number"],
                name="one_item_per_number",
                violation_error_message=_("这个序号已有公开事项，请换一个序号。"),
            )
        ]

    def __str__(self):
        return f"{self.number} {self.level_one} {self.level_two}"

    @property
    def levels(self) -> list:
        """The levels of government that publish the item, in words."""
        fields = ("by_county", "by_township", "by_village")
        return [self._meta.get_field(name).verbose_name for name in fields if getattr(self, name)]

    def repealed_bases(self, day) -> list:
        """Bases that no longer hold on that day: many local copies still cite 民发〔2012〕220号."""
        return [basis for basis in self.bases.all() if basis.has_ended(day)]


class CataloguePage(PublicPage):
    """/catalogue/: the table of disclosure items."""

    intro = models.CharField(_("一句话说明"), max_length=160, blank=True)

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count = 1
    template = "cms/catalogue.html"
    content_panels = [*Page.content_panels, "intro"]

    class Meta:
        verbose_name = _("公开目录页")
        verbose_name_plural = _("公开目录页")
