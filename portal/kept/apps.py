from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KeptConfig(AppConfig):
    name = "portal.kept"
    label = "kept"
    verbose_name = _("不变内容")

    def ready(self):
        from . import classification, signals  # noqa: F401

        signals.connect()
