"""Where the admin learns of the summary: its addresses, its menu entry beside the other counts, its act in a history."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from petitions.wagtail_hooks import PermittedItem

from .services import DRAFTED, READ
from .viewsets import SummaryViewSet


@hooks.register("register_admin_viewset")
def register_summary():
    return SummaryViewSet()


@hooks.register("register_admin_menu_item")
def register_menu():
    return PermittedItem(
        _("年度总结"), reverse_lazy("summary:index"), name="summary", icon_name="doc-full", permission=READ, order=26
    )


@hooks.register("register_log_actions")
def register_drafting(actions):
    actions.register_action(DRAFTED, _("生成总结草稿"), _("由数据生成了一稿总结"))
