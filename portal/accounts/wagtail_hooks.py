from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks

from .views.own_password import OwnPassword
from .viewsets import SystemSettings


@hooks.register("register_admin_viewset")
def register_system_settings():
    return SystemSettings()


@hooks.register("register_admin_urls")
def register_own_password():
    return [path("own-password/", OwnPassword.as_view(), name="own_password")]


@hooks.register("register_account_menu_item")
def link_own_password(request):
    return {"url": reverse("own_password"), "label": _("修改密码"), "help_text": _("换成只有自己知道的密码。")}


@hooks.register("construct_main_menu")
def hide_wagtail_help(request, menu_items):
    """Its help leads abroad, in English, to news of the software."""
    menu_items[:] = [item for item in menu_items if item.name != "help"]
