from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SummaryConfig(AppConfig):
    name = "portal.summary"
    label = "summary"
    verbose_name = _("年度总结")

    def ready(self):
        from cms.services import listings

        from . import classification, contexts, models  # noqa: F401

        listings.SECTIONS[models.ReportPage] = "guides"  # among what is said of the office, as the page above it
