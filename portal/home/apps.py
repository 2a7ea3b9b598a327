from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "portal.home"
    label = "home"
    verbose_name = _("首页")

    def ready(self):
        from portal.kept import signals
        from portal.orgs.models import OfficeProfile, OrgAlias, OrgUnit

        from . import classification  # noqa: F401

        signals.watch(OfficeProfile, OrgUnit, OrgAlias)
