"""What a government website must say about itself in its footer. Nothing is shipped filled in: no invented numbers."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from cms.gate import GatedModel


@register_setting(icon="site", order=100)
class SiteIdentity(GatedModel, BaseSiteSetting):
    """Who runs the site and under which numbers; an empty field is simply not shown."""

    organiser = models.CharField(
        _("主办单位"), max_length=60, blank=True, help_text=_("页眉和页脚显示，如“某县某镇人民政府”。")
    )
    site_code = models.CharField(
        _("网站标识码"),
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^\d{10}$", _("网站标识码为10位数字，请对照上级下发的文件填写。"))],
        help_text=_("10位数字。没有就留空，页脚不显示。"),
    )
    icp_number = models.CharField(_("ICP备案号"), max_length=40, blank=True, help_text=_("没有就留空，页脚不显示。"))
    police_number = models.CharField(
        _("公安备案号"), max_length=40, blank=True, help_text=_("没有就留空，页脚不显示。")
    )
    find_error_url = models.URLField(
        _("网站找错地址"), blank=True, help_text=_("上级“网站找错”平台给本站的地址。没有就留空，页脚不显示。")
    )

    accessibility_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("无障碍说明页"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("说明老年人、残疾人怎样用这个网站、不方便上网怎样办的页。没有就留空，页脚不显示。"),
    )

    panels = [
        FieldPanel("organiser"),
        MultiFieldPanel(
            [
                FieldPanel("site_code"),
                FieldPanel("icp_number"),
                FieldPanel("police_number"),
                FieldPanel("find_error_url"),
            ],
            heading=_("网站标识与备案"),
        ),
        FieldPanel("accessibility_page"),
    ]

    class Meta:
        verbose_name = _("网站信息")
        verbose_name_plural = _("网站信息")
