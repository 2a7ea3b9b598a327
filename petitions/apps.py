from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PetitionsConfig(AppConfig):
    name = "petitions"
    label = "petitions"
    verbose_name = _("来件办理")

    def ready(self):
        from disclosures.supervision import objections as notices
        from portal.ledger.registry import register_action, register_fact
        from portal.search import sections
        from portal.workdays.signals import calendar_changed

        from . import classification, objections, receivers, surfaces  # noqa: F401
        from .services import answers
        from .vocabulary import Kind

        notices.register(objections)
        register_action("answer.published", _("公开答复"))
        register_action("answer.withdrawn", _("撤下公开的答复"))
        register_action("month.frozen", _("固定月度统计"))
        register_fact("query_version", _("统计口径版本"))
        register_fact("figures_digest", _("数字校验值"))
        register_fact("corrects", _("更正哪一份"))
        register_fact("correction", _("更正了什么"))
        register_fact("replaced_by", _("改看哪一份"))
        register_fact("number", _("答复编号"))
        register_fact("kind", _("类型"), lambda value: Kind(value).label)
        sections.register(sections.Section(answers.SECTION, _("答复选登"), 50, answers.show_all))
        post_migrate.connect(receivers.load_checklists, sender=self, dispatch_uid="petitions.load_checklists")
        calendar_changed.connect(receivers.recalculate_deadlines, dispatch_uid="petitions.recalculate")
        post_migrate.connect(receivers.load_clocks, sender=self, dispatch_uid="petitions.load_clocks")
        surfaces.sign_on()
