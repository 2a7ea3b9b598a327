"""Where the admin learns of the gate: its screens, its menu entry, and what waits on the first page."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import services
from .views import GatePanel, GateViewSet


class GateItem(MenuItem):
    def is_shown(self, request):
        return services.may_look(request.user)


@hooks.register("register_admin_viewset")
def register_gate():
    return GateViewSet()


@hooks.register("register_admin_menu_item")
def register_menu():
    return GateItem(_("公开前检查"), reverse_lazy("gate:index"), name="gate", icon_name="view", order=30)


@hooks.register("construct_homepage_panels")
def add_panel(request, panels):
    panels.append(GatePanel(request))
