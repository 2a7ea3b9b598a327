from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "portal.home"
    label = "home"
    verbose_name = _("首页")

    def ready(self):
        from . import classification, plausibility, surfaces, watching  # noqa: F401

        watching.connect()
        surfaces.sign_on()
        plausibility.connect()
