"""二、工作开展情况: what was done in the year, in the nine parts of the clerks' own report."""

from django.utils.translation import gettext as _

from disclosures.models import RoundKind
from disclosures.release import small

from .facts import Facts
from .figures import Sentence, Teller, say
from .parts import Grid, Part, chapter, part, to_fill


def write(tell: Teller) -> list[Part]:
    facts = tell.facts
    return [
        chapter(2, _("工作开展情况"), (tell(_("本年主要做了以下工作：")),)),
        part(1, _("保障对象"), *_roster(tell), grid=_villages(facts)),
        part(2, _("动态管理"), *_moves(tell)),
        part(3, _("医疗救助"), tell(
            _("给予城乡医疗救助%(medical_households)s户次、%(medical_persons)s人次，支出救助资金%(medical_amount)s元。")
        )),
        part(4, _("新申请对象的调查和公示"), *_new(tell), grid=_rounds(facts)),
        part(5, _("临时救助"), tell(
            _(
                "对遇到临时困难的家庭给予临时救助%(temporary_households)s户次、%(temporary_persons)s人次，"
                "发放救助金%(temporary_amount)s元。"
            )
        )),
        part(6, _("信息核对"), tell(
            _("名册全部经系统校验后导入，本年收到各项救助的名册%(files_received)s份，核对确认%(files_confirmed)s份。")
        ), to_fill(_("上级信息系统数据的复查、上传情况"))),
        part(7, _("资金发放"), *_payments(tell)),
        part(8, _("村级材料审核"), *_files(tell)),
        part(9, _("来访来信和政策解答"), *_matters(tell)),
    ]  # fmt: skip


def _roster(tell: Teller) -> list[Sentence]:
    when = _("年末") if tell.facts.has_ended else _("目前")
    return [tell(_("%(when)s农村低保在保%(households)s户、%(persons)s人，分村情况见下表。"), when=when)]


def _villages(facts: Facts) -> Grid | None:
    """For everybody the small villages are one line, as on the statistics page."""
    if not facts.villages:
        return None
    rows = [
        (
            line.village.name if line.village else _("其他村（各不足5户）"),
            say(line.households),
            say(line.persons or 0),
            say(line.amount or 0),
        )
        for line in facts.villages
    ]
    return Grid(
        _("各村在保情况"), (_("村（居）"), _("户数"), _("人数"), _("月保障金额（元）")), (*rows, _sum(facts.villages))
    )


def _sum(lines: tuple[small.Line, ...]) -> tuple[str, ...]:
    parts = (
        [line.households for line in lines],
        [line.persons or 0 for line in lines],
        [line.amount or 0 for line in lines],
    )
    return (_("合计"), *(say(sum(numbers)) for numbers in parts))


def _moves(tell: Teller) -> list[Sentence]:
    told = [tell(_("经核查退出低保%(exits_households)s户、%(exits_persons)s人"))]
    if tell.has("over_households", "over_persons"):
        told.append(tell(_("，其中收入或者财产超过标准的%(over_households)s户、%(over_persons)s人")))
    told.append(tell("。"))
    if tell.has("opening_households", "expected_households"):
        told.append(
            tell(
                _(
                    "年初在保%(opening_households)s户、%(opening_persons)s人，新增%(added_households)s户、"
                    "%(added_persons)s人，减少%(left_households)s户、%(left_persons)s人，"
                    "应当在保%(expected_households)s户、%(expected_persons)s人。"
                )
            )
        )
    else:
        told.append(
            tell(
                _(
                    "登记新增%(added_households)s户、%(added_persons)s人，减少%(left_households)s户、%(left_persons)s人；"
                    "没有年初数。"
                )
            )
        )
    return told


def _new(tell: Teller) -> list[Sentence]:
    return [
        tell(
            _(
                "对新申请的%(investigated_households)s户、%(investigated_persons)s人入户调查，"
                "初审意见在本村公示，听取群众意见；各村张榜的期数见下表。"
            )
        ),
        to_fill(_("民主评议的场次")),
    ]


def _rounds(facts: Facts) -> Grid | None:
    kinds = [kind for kind in RoundKind if any(line.rounds[kind] for line in facts.rounds)]
    if not kinds:
        return None
    rows = [(line.village.name, *(say(line.rounds[kind]) for kind in kinds), say(line.total)) for line in facts.rounds]
    heads = (_("村（居）"), *(str(kind.label) for kind in kinds), _("合计"))
    return Grid(_("各村张榜公示的期数"), heads, tuple(rows))


def _payments(tell: Teller) -> list[Sentence]:
    channels = sorted({str(one.get_channel_display()) for one in tell.facts.payments})
    told = [
        tell(_("本年登记发放%(paid_months)s个月，共%(paid_amount)s元，其中%(paid_in_month)s个月当月发放到位。")),
    ]
    if channels:
        told.append(tell(_("发放渠道：%(channels)s。"), channels="、".join(channels)))
    return told


def _files(tell: Teller) -> list[Sentence]:
    return [
        tell(
            _(
                "对%(villages)s个村（居）上报的材料逐份审核。收到的名册里，%(files_villages)s个村由村协管员自己上传；"
                "审核不合格退回%(files_sent_back)s份，更正后重新报送%(files_again)s份。"
            )
        ),
        to_fill(_("只报纸质材料的村和份数")),
    ]


def _matters(tell: Teller) -> list[Sentence]:
    told = [
        tell(_("接待来访%(visits)s批、%(visitors)s人次，收到来信%(letters)s封，其中登记为咨询的来件%(consultations)s件、意见建议%(suggestions)s件，全年书面答复%(replies)s件。"))
    ]  # fmt: skip
    if tell.has("written_received"):
        told.append(
            tell(
                _(
                    "来信和意见建议共%(written_received)s件，已书面答复%(written_answered)s件，"
                    "其中按期答复%(written_on_time)s件。"
                )
            )
        )
    if tell.has("finished"):
        told.append(
            tell(
                _("%(months)s办结各类来件%(finished)s件，其中超期%(late)s件。"),
                months=_say_months(tell.facts),
            )
        )
    return told


def _say_months(facts: Facts) -> str:
    months = facts.months
    return _("%(first)d月至%(last)d月") % {"first": min(months), "last": max(months)}
