from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "portal.search"
    label = "search"
    verbose_name = _("站内搜索")

    def ready(self):
        from portal.kept.signals import watch

        from . import classification, models, shipped  # noqa: F401

        watch(models.SearchWord)
        post_migrate.connect(shipped.load, sender=self, dispatch_uid="search.load_words")
