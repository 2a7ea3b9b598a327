from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GateConfig(AppConfig):
    name = "portal.gate"
    label = "gate"
    verbose_name = _("公开前检查")

    def ready(self):
        from . import classification  # noqa: F401
