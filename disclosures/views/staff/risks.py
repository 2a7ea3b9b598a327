"""The risk panel: each measured figure as a sentence, and what one can do about it. Before the button, not after."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from disclosures.models import Roster, Round, WebLevel
from disclosures.release.measuring import measure, web_level_of
from disclosures.release.risk import SMALL_CELL, Risk


@dataclass(frozen=True)
class Finding:
    sentence: str
    is_grave: bool = False


@dataclass(frozen=True)
class Panel:
    """What the staff see of one release: its level, its figures in words, the advice."""

    level: str
    findings: list[Finding]
    advice: str
    risk: Risk


def weigh(roster: Roster, round: Round) -> Panel:
    level = web_level_of(round)
    risk = measure(roster, level)
    findings = _say_masked(risk) if level == WebLevel.MASKED else _say_sums(risk, level)
    return Panel(str(level.label), findings, _advise(risk, level), risk)


def _say_masked(risk: Risk) -> list[Finding]:
    return [
        Finding(
            _("共%(rows)d户。只凭村、姓氏、人口和金额就能单独认出的有%(unique)d户，占%(percent)d%%。")
            % {"rows": risk.rows, "unique": risk.unique_rows, "percent": risk.unique_percent},
            risk.unique_rows > 0,
        ),
        Finding(
            _("同样内容不足5户的一共%(small)d户，最少的一组%(smallest)d户。")
            % {"small": risk.small_cell_rows, "smallest": risk.smallest_cell},
            risk.small_cell_rows > 0,
        ),
        Finding(
            _(
                "和现在正在公示的其他名单一对，能一一对上的有%(linked)d户，占%(percent)d%%：别人会知道这些家庭同时享受两项救助。"
            )
            % {"linked": risk.linked_rows, "percent": risk.linked_percent},
            risk.linked_rows > 0,
        ),
        Finding(
            _("和上一期名单一比就露出来的有%(single)d户：它们是同村同人口里唯一的变动。")
            % {"single": risk.single_changes},
            risk.single_changes > 0,
        ),
    ]


def _say_sums(risk: Risk, level: WebLevel) -> list[Finding]:
    if level == WebLevel.GENERALISED:
        smallest = _("公布的每一格实际都不少于5户，最少的一格%(smallest)d户；不足9户的不列，其余取整到5户。")
        single = _("和上一期相比，因为一户变动而变的格有%(single)d个。")
        if not risk.smallest_cell:
            smallest = _("各档户数都少，这一期一格也不列，只留标题和日期。")
    else:
        smallest = _("分村合计里最少的一行%(smallest)d户；不足5户的村并入“其他村”。")
        single = _("和上一期相比，户数正好差一户的村有%(single)d个：变动的那一户的人口和金额，两期一减就知道。")
    return [
        Finding(smallest % {"smallest": risk.smallest_cell}, 0 < risk.smallest_cell < SMALL_CELL),
        Finding(single % {"single": risk.single_changes}, risk.single_changes > 0),
    ]


def _advise(risk: Risk, level: WebLevel) -> str:
    if level == WebLevel.MASKED:
        return _(
            "隐去名字不等于认不出来。名单只在公示期内上网，不进搜索，期满自动撤下；这一风险由法律规定的公示带来，公开前请确认公示确有依据。"
            "没有异议期的，请改用“分档统计”或“只公布合计”的轮次；要在网上少公开，可把轮次的渠道设为“仅公示栏”。"
        )
    if level == WebLevel.TOTALS and (risk.single_changes or 0 < risk.smallest_cell < SMALL_CELL):
        return _("每期都公布的合计，请改用“分档统计”的轮次：数字取整，变动不到5户的不更新。")
    return _("这样公布，和其他公示放在一起也认不出哪一户，可以长期保留。")
