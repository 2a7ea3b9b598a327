from wagtail import hooks

from .viewsets import SystemSettings


@hooks.register("register_admin_viewset")
def register_system_settings():
    return SystemSettings()
