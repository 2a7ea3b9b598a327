from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrgsConfig(AppConfig):
    name = "portal.orgs"
    label = "orgs"
    verbose_name = _("机构与村居")

    def ready(self):
        from . import classification  # noqa: F401 - says its levels on import
