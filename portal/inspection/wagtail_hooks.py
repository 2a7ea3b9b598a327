"""Where the admin learns of the boards: addresses, menu, panel, and the word for a review in a page's history."""

from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from .panel import InspectionPanel
from .selectors import may_look
from .services.reviews import REVIEWED
from .viewsets import InspectionViewSet


class BoardItem(MenuItem):
    def is_shown(self, request):
        return may_look(request.user)


@hooks.register("register_admin_viewset")
def register_boards():
    return InspectionViewSet()


@hooks.register("register_admin_menu_item")
def register_menu():
    items = [
        BoardItem(_("自查台账"), reverse_lazy("inspection:index"), name="inspection-board", icon_name="tasks", order=10),
        BoardItem(
            _("公开目录台账"), reverse_lazy("inspection:catalogue"), name="inspection-catalogue", icon_name="list-ol",
            order=20,
        ),
        BoardItem(
            _("网页复核"), reverse_lazy("inspection:reviews"), name="inspection-reviews", icon_name="date", order=30
        ),
        BoardItem(
            _("限额和依据"), reverse_lazy("inspection:limits"), name="inspection-limits", icon_name="cog", order=40
        ),
    ]  # fmt: skip
    return SubmenuMenuItem(_("公开自查"), Menu(items=items), name="inspection", icon_name="tasks", order=28)


@hooks.register("construct_homepage_panels")
def add_panel(request, panels):
    panels.append(InspectionPanel(request))


@hooks.register("register_log_actions")
def register_review(actions):
    actions.register_action(REVIEWED, _("复核网页"), _("复核了网页"))


@hooks.register("insert_global_admin_css")
def board_css():
    return format_html('<link rel="stylesheet" href="{}">', static("portal/css/inspection.css"))
