from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DisclosuresConfig(AppConfig):
    name = "disclosures"
    label = "disclosures"
    verbose_name = _("公示")

    def ready(self):
        from . import classification  # noqa: F401
