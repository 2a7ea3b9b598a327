"""Screens for the units and for the office, open to who may change them."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.model import ModelViewSet

from .models import OfficeProfile, OrgUnit, PublicNumber


class OrgUnitViewSet(ModelViewSet):
    model = OrgUnit
    name = "units"
    icon = "site"
    menu_label = _("机构与村居")
    menu_name = "units"
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = ["name", "level", "code", "board_place"]
    list_filter = ["level"]
    search_fields = ["name", "code"]
    panels = [
        FieldRowPanel([FieldPanel("level"), FieldPanel("parent")]),
        FieldRowPanel([FieldPanel("name"), FieldPanel("code")]),
        FieldPanel("board_place"),
        FieldRowPanel([FieldPanel("sort_order"), FieldPanel("valid_from"), FieldPanel("valid_until")]),
        InlinePanel(
            "aliases",
            heading=_("别名与曾用名"),
            label=_("名称"),
            help_text=_("名册和来信里对这个村的其他叫法。导入时按这些名称认村，认不出的会要求核对。"),
            panels=[
                FieldRowPanel([FieldPanel("name"), FieldPanel("is_former")]),
                FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
            ],
        ),
    ]


class PublicNumberViewSet(ModelViewSet):
    model = PublicNumber
    name = "public_numbers"
    icon = "mail"
    menu_label = _("对外公开电话")
    menu_name = "public_numbers"
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = ["number", "holder", "note"]
    search_fields = ["number", "holder"]
    panels = [
        HelpPanel(content=_("登记在这里的单位电话和地址，可以出现在公开的内容里。个人电话和住址不要登记。")),
        FieldPanel("number"),
        FieldPanel("holder"),
        FieldPanel("note"),
    ]


class OfficeView(generic.EditView):
    """One row: made at the first visit, edited ever after."""

    model = OfficeProfile
    page_title = _("机构信息")
    success_message = _("机构信息已保存。公示页和文书会使用新的信息。")
    edit_url_name = "office:index"
    index_url_name = "office:index"
    header_icon = "home"

    def get_object(self, queryset=None):
        return OfficeProfile.objects.get_or_create(pk=1)[0]

    def get_pk(self):
        return "1"

    def get_edit_url(self):
        return reverse("office:index")

    def get_success_url(self):
        return reverse("office:index")

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class OfficeMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm("orgs.change_officeprofile")


class OfficeViewSet(ViewSet):
    name = "office"
    icon = "home"
    menu_label = _("机构信息")
    menu_name = "office"
    menu_item_class = OfficeMenuItem

    def get_urlpatterns(self):
        return [path("", OfficeView.as_view(panel=office_panel()), name="index")]


def office_panel():
    return ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel("organ_name"), FieldPanel("name"), FieldPanel("document_prefix")], heading=_("名称")
            ),
            MultiFieldPanel(
                [
                    FieldPanel("phone"),
                    FieldPanel("supervision_phone"),
                    FieldPanel("place"),
                    FieldPanel("hours"),
                    FieldPanel("postal_address"),
                ],
                heading=_("怎样找到我们"),
            ),
            MultiFieldPanel([FieldPanel("review_organ"), FieldPanel("rereview_organ")], heading=_("不服答复怎么办")),
        ]
    ).bind_to_model(OfficeProfile)
