"""Procedures to copy: which postings a matter goes through, for how long, where, decided by whom, on which basis.

Names stand on the web only where objections are being collected; what stands for long is counted in bands
(PIPL arts 6 and 19).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import Channel, DayUnit, DecidedBy, PlaceKind, RoundKind, SchemeKind, WebLevel
from . import rules
from .rules import Rule


@dataclass(frozen=True)
class RoundRow:
    kind: RoundKind
    name: str
    rule: Rule
    article: str
    decided_by: DecidedBy
    days: int | None = 7
    unit: DayUnit = DayUnit.CALENDAR
    repost_days: int | None = None
    has_objection_window: bool = True
    web_level: WebLevel = WebLevel.MASKED
    channel: Channel = Channel.BOTH
    place_kind: PlaceKind = PlaceKind.VILLAGE_BOARD


@dataclass(frozen=True)
class Template:
    code: str
    name: str
    about: Promise
    schemes: tuple[SchemeKind, ...]
    rounds: tuple[RoundRow, ...]

    def rules(self) -> list[Rule]:
        """The texts it cites, each once, in the order of its rounds."""
        return list(dict.fromkeys(row.rule for row in self.rounds))

    def repealed_on(self, day) -> list[Rule]:
        """The texts it cites that are no longer in force: nothing may be posted on them."""
        return [rule for rule in self.rules() if rule.is_repealed_on(day)]


def standing(rule: Rule, article: str) -> RoundRow:
    """What is published after the decision, without an end: counts in bands, no names, no objections."""
    return RoundRow(
        RoundKind.LONG_TERM,
        "长期公示",
        rule,
        article,
        DecidedBy.COUNTY,
        days=None,
        has_objection_window=False,
        web_level=WebLevel.GENERALISED,
    )


DIBAO = (SchemeKind.RURAL, SchemeKind.URBAN)

THREE_POSTINGS = Template(
    "three-postings",
    "三榜公示",
    _("村级评议、乡镇审核、县级审批各公示7天，批准后长期公示。2012年的做法，现在只有本地规定还要求的才用。"),
    DIBAO,
    (
        RoundRow(RoundKind.APPRAISAL, "评议公示", rules.DIBAO_2012, "", DecidedBy.VILLAGE, repost_days=3),
        RoundRow(RoundKind.FIRST_REVIEW, "审核公示", rules.DIBAO_2021, "第十九条", DecidedBy.TOWNSHIP, repost_days=3),
        RoundRow(RoundKind.CONFIRMATION, "审批公示", rules.DIBAO_2012, "", DecidedBy.COUNTY, repost_days=3),
        standing(rules.DIBAO_2021, "第二十四条"),
    ),
)
DIBAO_NATIONAL = Template(
    "national-2021",
    "低保审核确认公示",
    _("初审意见公示7天，县级确认后长期公布。全国现行的办法，没有本地规定的用这个。"),
    DIBAO,
    (
        RoundRow(RoundKind.FIRST_REVIEW, "初审公示", rules.DIBAO_2021, "第十九条", DecidedBy.TOWNSHIP),
        standing(rules.DIBAO_2021, "第二十四条"),
    ),
)
EXTREME_POVERTY = Template(
    "extreme-poverty",
    "特困人员认定公示",
    _("初审意见公示7天；有异议的15个工作日内查清，更正后重新公示。县级认定后长期公布。"),
    (SchemeKind.EXTREME,),
    (
        RoundRow(
            RoundKind.FIRST_REVIEW, "初审公示", rules.EXTREME_POVERTY, "第十四条", DecidedBy.TOWNSHIP, repost_days=7
        ),
        standing(rules.EXTREME_POVERTY, "第十七条"),
    ),
)
EXTREME_TERMINATION = Template(
    "extreme-poverty-termination",
    "特困供养终止公示",
    _("终止救助供养前公示7天；有异议的15个工作日内查清，更正后重新公示。"),
    (SchemeKind.EXTREME,),
    (RoundRow(RoundKind.TERMINATION, "终止公示", rules.EXTREME_POVERTY, "", DecidedBy.COUNTY, repost_days=7),),
)
TEMPORARY_AID = Template(
    "temporary-aid",
    "支出型临时救助公示",
    _("乡镇审核后公示7天，县级审批。急难型可以先救助，事后登记，不走这个程序。"),
    (SchemeKind.TEMPORARY,),
    (RoundRow(RoundKind.FIRST_REVIEW, "初审公示", rules.ASSISTANCE, "第四十八条", DecidedBy.TOWNSHIP),),
)
MEDICAL_AID = Template(
    "medical-aid",
    "医疗救助公示",
    _("乡镇审核后公示7天，县级医疗保障部门审批。低保对象、特困人员直接由县级办理，不走这个程序。"),
    (SchemeKind.MEDICAL,),
    (RoundRow(RoundKind.FIRST_REVIEW, "初审公示", rules.ASSISTANCE, "第三十条", DecidedBy.TOWNSHIP),),
)

TEMPLATES: tuple[Template, ...] = (
    DIBAO_NATIONAL,
    THREE_POSTINGS,
    EXTREME_POVERTY,
    EXTREME_TERMINATION,
    TEMPORARY_AID,
    MEDICAL_AID,
)


def find_template(code: str, among: Iterable[Template] = TEMPLATES) -> Template | None:
    return next((template for template in among if template.code == code), None)
