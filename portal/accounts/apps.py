from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    label = "accounts"
    verbose_name = _("工作人员")

    def ready(self):
        from . import classification, policies  # noqa: F401 - says its levels on import

        policies.register()
