from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DisclosuresConfig(AppConfig):
    name = "disclosures"
    label = "disclosures"
    verbose_name = _("公示")

    def ready(self):
        from portal.kept.signals import watch
        from portal.ledger.registry import register_action
        from portal.search import sections
        from portal.workdays.signals import calendar_changed

        from . import classification, classification_sums, models, receivers  # noqa: F401
        from .services import announcements
        from .supervision import ledger_facts, surfaces

        register_action("notice.published", _("发布公示"))
        register_action("notice.withdrawn", _("撤下公示"))
        register_action("notice.outcome", _("登记公示结果"))
        register_action("notice.extended", _("顺延公示期"))
        register_action("figures.recorded", _("登记公开数字"))
        register_action("figures.corrected", _("更正公开数字"))
        register_action("figures.released", _("发布救助汇总"))
        ledger_facts.register()
        # A notice says only that something is posted; there are many of them, each with the same words.
        notices = sections.Section("notices", _("公示"), 10, announcements.announce_all, weight=0.5, lends_words=False)
        sections.register(notices)
        calendar_changed.connect(receivers.recount_windows, dispatch_uid="disclosures.recount_windows")
        # Edited in generic screens; shown on notices and in the year's figures.
        watch(models.Scheme, models.Procedure, models.Round)
        surfaces.sign_on()
