"""一、工作推动: how the work was done, in the order of the clerks' own report."""

from django.utils.translation import gettext as _

from disclosures.models import RoundKind
from disclosures.supervision.objections import Result

from .figures import Sentence, Teller
from .parts import Part, chapter, part, to_fill


def write(tell: Teller) -> list[Part]:
    return [
        chapter(1, _("工作推动")),
        part(1, _("核实保障对象"), *_households(tell)),
        part(2, _("管好用好资金"), *_money(tell)),
        part(3, _("按程序审核确认"), *_procedure(tell)),
        part(4, _("健全制度和档案"), *_records(tell)),
        part(5, _("宣传政策、公开信息"), *_publicity(tell)),
    ]


def _households(tell: Teller) -> list[Sentence]:
    return [
        tell(
            _(
                "按各村年内最后一次公布的全部在保名册，全镇%(villages)s个村（居）共有农村低保对象"
                "%(households)s户、%(persons)s人。"
            )
        ),
        tell(_("新提出申请的，先入户调查再公示，本年共调查%(investigated_households)s户。")),
        tell(_("收到的名册先查重、查漏、核对合计，有问题的退回更正。")),
    ]


def _money(tell: Teller) -> list[Sentence]:
    return [
        tell(
            _(
                "本年登记农村低保资金%(fund_periods)s期，到位%(fund_received)s元，支出%(fund_spent)s元，"
                "期末结余%(fund_balance)s元。"
            )
        ),
        tell(_("每个月的发放数逐村与名册对照，对照的结果见“数据核对”。")),
        to_fill(_("财政、民政部门检查资金的次数和结果")),
    ]


def _procedure(tell: Teller) -> list[Sentence]:
    rounds = [
        tell(f"{kind.label}%(round_{kind})s" + _("期")) for kind in RoundKind if tell.has(f"round_{kind}")
    ]  # fmt: skip
    results = [
        tell(f"{result.label}%(result_{result})s" + _("件")) for result in Result if tell.has(f"result_{result}")
    ]  # fmt: skip
    told = [tell(_("全年张贴农村低保公示%(notices)s期")), *_listed(tell, rounds), tell("。")]
    told += [tell(_("公示期间和期满后登记异议%(objections)s件")), *_listed(tell, results), tell("。")]
    return [*told, tell(_("名册的上传和审批由不同的人办理，谁上传的不由谁审批。"))]


def _listed(tell: Teller, sentences: list[Sentence]) -> list[Sentence]:
    """（初审公示1期、长期公示2期）; nothing where there is nothing to list."""
    if not sentences:
        return []
    between: list[Sentence] = []
    for place, sentence in enumerate(sentences):
        between += [tell("、"), sentence] if place else [sentence]
    return [tell(_("，其中")), *between]


def _records(tell: Teller) -> list[Sentence]:
    checked = _("全年完成定期复核%(rechecks)s村次、%(rechecked_households)s户次。")
    return [
        tell(checked if tell.has("rechecked_households") else _("全年完成定期复核%(rechecks)s村次。")),
        tell(_("名册的审批、公示、撤下，动态变化和发放的登记都留有记录，写入公开日志%(log_entries)s条。")),
        to_fill(_("纸质档案的整理情况")),
    ]


def _publicity(tell: Teller) -> list[Sentence]:
    return [
        tell(_("在网站发布政策文件%(policies)s件、大白话解读%(explanations)s篇，公开问答%(answers)s件。")),
        tell(_("保障标准、审批程序和补差办法都在网站公开，接受群众监督。")),
        to_fill(_("入村宣传的场次和人数")),
    ]
