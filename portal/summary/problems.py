"""三、存在的主要问题: from the records where they show one, else a blank. No problem is made up, and no cause.

The office's own draft spoke of 名额: the law asks who is eligible, so this text does not.
"""

from django.utils.translation import gettext as _

from .figures import Sentence, Teller
from .parts import Part, chapter, part, to_fill


def write(tell: Teller) -> list[Part]:
    return [
        chapter(3, _("存在的主要问题")),
        part(1, _("数字核对"), *_data(tell)),
        part(2, _("办理期限"), *_late(tell)),
        part(3, _("政策知晓"), tell(
            _("全年登记咨询%(consultations)s件、公示异议%(objections)s件。")
        ), to_fill(_("群众和村组干部最常问错的问题"))),
        part(4, _("收入和财产核实"), *_over(tell), to_fill(_("入户调查、核实收入遇到的困难和事例"))),
        part(5, _("应保未保、不应保而保的情况"), *_corrected(tell), to_fill(_("抽查发现的情况和改正的办法"))),
        part(6, _("人员和经费"), to_fill(_("从事低保工作的人数、经费和需要上级支持的事项"))),
    ]  # fmt: skip


def _data(tell: Teller) -> list[Sentence]:
    if not tell.facts.values["contradictions"]:
        return [tell(_("本次核对没有发现对不上的数字。"))]
    return [tell(_("本总结的数字里有%(contradictions)s处对不上，逐条写在“数据核对”里，核实以后更正。"))]


def _late(tell: Teller) -> list[Sentence]:
    told = []
    if tell.has("late") and tell.facts.values["late"]:
        told.append(tell(_("超期办结的来件%(late)s件。")))
    if tell.has("cases_overdue") and tell.facts.values["cases_overdue"]:
        told.append(tell(_("另有%(cases_overdue)s件来件已经超过期限，还没有办结。")))
    if tell.facts.values["rechecks_overdue"]:
        told.append(tell(_("%(rechecks_overdue)s村次的定期复核过了应查日期还没有做完。")))
    if tell.has("followups_overdue") and tell.facts.values["followups_overdue"]:
        told.append(tell(_("%(followups_overdue)s件去世核减、迁移或者渐退期满的事项过了期限还没有办。")))
    return told or [tell(_("登记的来件和复核没有超期的。"))]


def _over(tell: Teller) -> list[Sentence]:
    if not tell.has("over_households") or not tell.facts.values["over_households"]:
        return []
    return [tell(_("本年核查中有%(over_households)s户因收入或者财产超过标准退出。"))]


def _corrected(tell: Teller) -> list[Sentence]:
    keys = [key for key in ("result_corrected", "result_reposted") if tell.has(key)]
    if not keys:
        return []
    told = {
        "result_corrected": _("经异议查实更正%(result_corrected)s件。"),
        "result_reposted": _("更正后重新公示%(result_reposted)s件。"),
    }
    return [tell(told[key]) for key in keys]
