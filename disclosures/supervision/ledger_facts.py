"""What a disclosure's entries in the public ledger say, in the words of its pages. The ledger itself keeps codes."""

import datetime as dt
from decimal import Decimal

from django.db.models import Choices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.ledger.registry import register_fact

from .. import presentation
from ..models import AidCause, AidKind, Correction, Outcome, WithdrawalReason
from ..models.recorded import CorrectionReason
from ..national import SCHEMES
from ..wording import say_day, say_end, say_money

SCHEME_NAMES = {row.code: row.name for row in SCHEMES}
NOTICES = {
    "document_date": gettext_lazy("成文日期"),
    "posted_on": gettext_lazy("张贴日期"),
}
COUNTS = {
    "households": gettext_lazy("户数"),
    "persons": gettext_lazy("人数"),
    "objections": gettext_lazy("异议件数"),
    "records": gettext_lazy("条数"),
    "year": gettext_lazy("年份"),
    "month": gettext_lazy("月份"),
    "round": gettext_lazy("公示轮次"),
    "unit": gettext_lazy("单位代码"),
    "supersedes": gettext_lazy("代替的公示"),
    "follows": gettext_lazy("接着哪个公示"),
    "roster_digest": gettext_lazy("名册校验值"),
    "content_digest": gettext_lazy("内容校验值"),
    "calendar_version": gettext_lazy("工作日历版本"),
}
SUMS = {
    "amount": gettext_lazy("金额（元）"),
    "received": gettext_lazy("本期到位（元）"),
    "spent": gettext_lazy("支出（元）"),
    "balance": gettext_lazy("结余（元）"),
}


def register() -> None:
    for name, label in NOTICES.items():
        register_fact(name, label, lambda value: say_day(dt.date.fromisoformat(value)))
    for name, label in COUNTS.items():
        register_fact(name, label)
    for name, label in SUMS.items():
        register_fact(name, label, lambda value: say_money(Decimal(value)))
    register_fact("scheme", gettext_lazy("救助项目"), lambda value: SCHEME_NAMES.get(value, value))
    register_fact("ends_at", gettext_lazy("公示截止"), lambda value: say_end(dt.datetime.fromisoformat(value)))
    register_fact("reason", gettext_lazy("原因"), lambda value: label_of(value, WithdrawalReason, CorrectionReason))
    register_fact("outcome", gettext_lazy("公示结果"), lambda value: label_of(value, Outcome))
    register_fact("results", gettext_lazy("异议结果"), presentation.say_results)
    register_fact("changes", gettext_lazy("更正内容"), lambda value: presentation.say_changes(Correction(**value)))
    register_fact("lines", gettext_lazy("救助汇总"), lambda value: _("；").join(say_aid(*line) for line in value))


def label_of(value: str, *vocabularies: type[Choices]) -> str:
    return next((str(words(value).label) for words in vocabularies if value in words.values), value)


def say_aid(kind: str, cause: str, households: int, persons: int, amount: str) -> str:
    """医疗救助（支出型）6户次，6人次，30,000元."""
    words = {
        "kind": label_of(kind, AidKind),
        "cause": label_of(cause, AidCause) if cause else _("各种事由合计"),
        "households": households,
        "persons": persons,
        "amount": say_money(Decimal(amount)),
    }
    return _("%(kind)s（%(cause)s）%(households)s户次，%(persons)s人次，%(amount)s元") % words
