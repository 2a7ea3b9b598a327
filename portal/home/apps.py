from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "portal.home"
    label = "home"
    verbose_name = _("首页")

    def ready(self):
        from . import classification, surfaces, watching  # noqa: F401

        watching.connect()
        surfaces.sign_on()
