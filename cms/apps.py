from functools import partial

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "cms"
    label = "cms"
    verbose_name = _("内容")

    def ready(self):
        from disclosures import bases
        from portal.ledger.registry import register_action, register_fact
        from portal.search.sections import Section, register

        from . import classification, ended, review, search_signals, signals, surfaces, views  # noqa: F401
        from .models.withdrawals import Reason
        from .services import listings

        review.register()
        bases.register(ended.sentences_about)
        register_action("text.withdrawn", _("撤下政策或解读"))
        register_fact("withdrawal", _("撤下的原因"), lambda value: Reason(value).label)
        register(Section("guides", _("办事指南"), 10, partial(listings.rebuild, "guides"), weight=1.2))
        register(Section("policies", _("政策文件"), 20, partial(listings.rebuild, "policies"), weight=0.95))
        register(Section("explanations", _("政策解读"), 30, partial(listings.rebuild, "explanations"), weight=1.1))
        register(Section("standards", _("保障标准"), 40, listings.put_all_standards, lends_words=False))
        surfaces.sign_on()
