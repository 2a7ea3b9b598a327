from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SummaryConfig(AppConfig):
    name = "portal.summary"
    label = "summary"
    verbose_name = _("年度总结")

    def ready(self):
        from . import classification, contexts  # noqa: F401
