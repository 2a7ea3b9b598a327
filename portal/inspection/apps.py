from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InspectionConfig(AppConfig):
    name = "portal.inspection"
    label = "inspection"
    verbose_name = _("公开自查")

    def ready(self):
        from . import classification  # noqa: F401
