"""What each number of the summary counts, from where, and which list proves it. One definition, in plain words."""

from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from petitions.statistics import STATISTICS
from petitions.workflow import VIEW as VIEW_CASES

CHANGES, AID = "disclosures.view_changerecord", "disclosures.view_aidsummary"
PAYMENTS, FUNDS, BATCHES = "disclosures.view_paymentnotice", "disclosures.view_fundperiod", "disclosures.view_batch"


class Span(Enum):
    """Which days a number covers."""

    YEAR = "year"  # what happened in the year, to today while it runs
    END = "end"  # how it stood at the year's end, or stands today
    MONTHS = "months"  # the months that are over, each fixed when it was
    NOW = "now"  # how it stands today, whatever the year


@dataclass(frozen=True)
class Proof:
    """A list that somebody may open to count again. An empty permission: everybody may."""

    route: str
    query: str = "year=%(year)d"
    permission: str = ""


@dataclass(frozen=True)
class Definition:
    name: Promise
    what: Promise
    source: Promise
    span: Span = Span.YEAR
    proofs: tuple[Proof, ...] = ()


_statistics = Proof("home:statistics")
_balance = Proof("changes:balance", permission=CHANGES)
_exits = Proof("changes:index", "year=%(year)d&kind=exited", CHANGES)
_due = Proof("due:index", "", CHANGES)
_aid, _payments, _funds = (
    Proof("aid:index", "", AID),
    Proof("payments:index", "", PAYMENTS),
    Proof("funds:index", "", FUNDS),
)
_notices = Proof("disclosures:notice_list", "scheme=rural-dibao&year=%(year)d")
_files, _returned = Proof("batches:index", "", BATCHES), Proof("batches:index", "state=returned", BATCHES)
_report = Proof("cases:reports", "year=%(year)d&month=", STATISTICS)
_answers, _log = Proof("petitions:answer_list", ""), Proof("ledger:log", "")


def _cases(query: str) -> tuple[Proof, ...]:
    return (_report, Proof("cases:index", query, VIEW_CASES), _statistics)


_roster_source = _("公示中的全部在保名册（分村合计）")
_book = _("动态台账和年初数")
_cases_source = _("来件登记的过程记录")
_months_source = _("各月过完时固定的来件统计")
_released_aid = _("按季度发布的救助汇总")
_payments_source = _("按月发放登记")
_funds_source = _("资金情况登记")
_posted = _("已发布的公示")
_uploads = _("名册批次")
_library = _("网站已发布的页面")
_rechecks_source = _("到期和复核")

DEFINITIONS: dict[str, Definition] = {
    "villages": Definition(_("村（居）个数"), _("现在有效的村（居）"), _("机构设置"), Span.NOW, (_statistics,)),
    "households": Definition(
        _("农村低保在保户数"), _("各村年内最后一次公布的全部在保名册上的户数相加"), _roster_source, Span.END, (_statistics,)
    ),
    "persons": Definition(
        _("农村低保在保人数"), _("各村年内最后一次公布的全部在保名册上的保障人数相加"), _roster_source, Span.END, (_statistics,)
    ),
    "opening_households": Definition(
        _("年初户数"), _("登记的年初数；没有登记的，取上一年最后一次公布的名册"), _book, Span.YEAR, (_balance, _statistics)
    ),
    "opening_persons": Definition(
        _("年初人数"), _("登记的年初数；没有登记的，取上一年最后一次公布的名册"), _book, Span.YEAR, (_balance, _statistics)
    ),
    "added_households": Definition(
        _("新增户数"), _("生效月份在本年的新增和迁入，不含已作废的记录"), _book, Span.YEAR, (_balance, _statistics)
    ),
    "added_persons": Definition(
        _("新增人数"), _("生效月份在本年的新增和迁入，不含已作废的记录"), _book, Span.YEAR, (_balance, _statistics)
    ),
    "left_households": Definition(
        _("退出、停发、迁出和死亡核减户数"), _("生效月份在本年的，不含已作废的记录"), _book, Span.YEAR, (_balance, _statistics)
    ),
    "left_persons": Definition(
        _("退出、停发、迁出和死亡核减人数"), _("生效月份在本年的，不含已作废的记录"), _book, Span.YEAR, (_balance, _statistics)
    ),
    "expected_households": Definition(
        _("应当在保户数"), _("年初户数加新增减退出"), _book, Span.YEAR, (_balance, _statistics)
    ),
    "expected_persons": Definition(_("应当在保人数"), _("年初人数加新增减退出"), _book, Span.YEAR, (_balance, _statistics)),
    "exits_households": Definition(
        _("退出低保户数"), _("决定日期在本年的退出，不含停发、迁出和死亡核减"), _book, Span.YEAR, (_exits, _statistics)
    ),
    "exits_persons": Definition(
        _("退出低保人数"), _("决定日期在本年的退出，不含停发、迁出和死亡核减"), _book, Span.YEAR, (_exits, _statistics)
    ),
    "over_households": Definition(
        _("因超过标准退出的户数"), _("退出当中，原因是家庭收入超过保障标准或家庭财产超过规定的"), _book, Span.YEAR, (_exits,)
    ),
    "over_persons": Definition(
        _("因超过标准退出的人数"), _("退出当中，原因是家庭收入超过保障标准或家庭财产超过规定的"), _book, Span.YEAR, (_exits,)
    ),
    "investigated_households": Definition(
        _("新申请入户调查户数"), _("张贴日期在本年的农村低保初审公示上的户数，更正后重新公示的只算一次"), _posted, Span.YEAR,
        (_notices, _statistics),
    ),
    "investigated_persons": Definition(
        _("新申请入户调查人数"), _("张贴日期在本年的农村低保初审公示上的保障人数，更正后重新公示的只算一次"), _posted,
        Span.YEAR, (_notices, _statistics),
    ),
    "notices": Definition(
        _("农村低保公示期数"), _("张贴日期在本年的公示，撤下的不算"), _posted, Span.YEAR, (_notices,)
    ),
    "medical_households": Definition(
        _("医疗救助户次"), _("期间在本年、已经发布的医疗救助"), _released_aid, Span.YEAR, (_aid, _statistics)
    ),
    "medical_persons": Definition(
        _("医疗救助人次"), _("期间在本年、已经发布的医疗救助"), _released_aid, Span.YEAR, (_aid, _statistics)
    ),
    "medical_amount": Definition(
        _("医疗救助金额"), _("期间在本年、已经发布的医疗救助"), _released_aid, Span.YEAR, (_aid, _statistics)
    ),
    "temporary_households": Definition(
        _("临时救助户次"), _("期间在本年、已经发布的临时救助"), _released_aid, Span.YEAR, (_aid, _statistics)
    ),
    "temporary_persons": Definition(
        _("临时救助人次"), _("期间在本年、已经发布的临时救助"), _released_aid, Span.YEAR, (_aid, _statistics)
    ),
    "temporary_amount": Definition(
        _("临时救助金额"), _("期间在本年、已经发布的临时救助"), _released_aid, Span.YEAR, (_aid, _statistics)
    ),
    "paid_months": Definition(
        _("发放月数"), _("所属月份在本年的农村低保发放"), _payments_source, Span.YEAR, (_payments, _statistics)
    ),
    "paid_amount": Definition(
        _("发放金额"), _("所属月份在本年的农村低保发放"), _payments_source, Span.YEAR, (_payments, _statistics)
    ),
    "paid_in_month": Definition(
        _("当月发放到位的月数"), _("发放日期不晚于所属月份最后一天的"), _payments_source, Span.YEAR, (_payments, _statistics)
    ),
    "fund_periods": Definition(
        _("资金期数"), _("期末在本年的农村低保资金"), _funds_source, Span.YEAR, (_funds, _statistics)
    ),
    "fund_received": Definition(
        _("到位资金"), _("期末在本年的各期，中央、省、市、县到位相加"), _funds_source, Span.YEAR, (_funds, _statistics)
    ),
    "fund_spent": Definition(_("资金支出"), _("期末在本年的各期支出相加"), _funds_source, Span.YEAR, (_funds, _statistics)),
    "fund_balance": Definition(
        _("资金结余"), _("本年最后一期的结转加到位减支出"), _funds_source, Span.END, (_funds, _statistics)
    ),
    "rechecks": Definition(_("完成的定期复核"), _("完成日期在本年的，一个村查一次算一次"), _rechecks_source, Span.YEAR, (_due,)),
    "rechecked_households": Definition(
        _("复核户次"), _("完成日期在本年的复核里，不变、增发、减发、停发相加"), _rechecks_source, Span.YEAR, (_due,)
    ),
    "rechecks_overdue": Definition(
        _("过期未做的复核"), _("应查日期在本年、已经过期还没有完成的"), _rechecks_source, Span.YEAR, (_due,)
    ),
    "followups_overdue": Definition(
        _("过期未办的核减和迁移"), _("期限在本年、已经过期的去世核减、迁移和渐退期满"), _rechecks_source, Span.YEAR, (_due,)
    ),
    "files_received": Definition(_("收到的名册文件"), _("上传时间在本年的各项救助的名册，由上一轮转入的不算"), _uploads, Span.YEAR, (_files,)),
    "files_villages": Definition(
        _("自己上传名册的村数"), _("由村协管员上传过名册的村"), _uploads, Span.YEAR, (_files,)
    ),
    "files_confirmed": Definition(_("确认导入的名册"), _("上传时间在本年、核对后确认的"), _uploads, Span.YEAR, (_files,)),
    "files_sent_back": Definition(
        _("退回的材料"), _("上传时间在本年，校验时退回的文件和审批时退回的名册"), _uploads, Span.YEAR, (_returned,)
    ),
    "files_again": Definition(_("退回后重报的材料"), _("上传时间在本年、替换了原来文件的"), _uploads, Span.YEAR, (_files,)),
    "visits": Definition(
        _("来访批次"), _("本年登记的来访，一次来访算一批"), _cases_source, Span.YEAR, _cases("channel=visit")
    ),
    "visitors": Definition(
        _("来访人次"), _("本年登记的来访，各批登记的人数相加"), _cases_source, Span.YEAR, _cases("channel=visit")
    ),
    "letters": Definition(_("来信"), _("本年登记的来信"), _cases_source, Span.YEAR, _cases("channel=letter")),
    "suggestions": Definition(
        _("意见建议"), _("本年登记、登记时类别是意见建议的"), _cases_source, Span.YEAR, _cases("kind=suggestion")
    ),
    "consultations": Definition(
        _("咨询"), _("本年登记、登记时类别是咨询的"), _cases_source, Span.YEAR, _cases("kind=consultation")
    ),
    "objections": Definition(
        _("公示异议"), _("本年登记、登记时类别是公示异议的"), _cases_source, Span.YEAR, _cases("kind=objection")
    ),
    "replies": Definition(_("书面答复"), _("本年编了文号的书面答复"), _cases_source, Span.YEAR, _cases("")),
    "written_received": Definition(
        _("来信和意见建议"), _("本年登记的来信、传真、意见箱来件和意见建议"), _cases_source, Span.YEAR, (_report,)
    ),
    "written_answered": Definition(
        _("其中已书面答复"), _("本年登记的来信和意见建议里，到统计时已经编了文号答复的"), _cases_source, Span.YEAR, (_report,)
    ),
    "written_on_time": Definition(
        _("其中按期答复"), _("已书面答复的里面，答复和送达都没有超过期限的"), _cases_source, Span.YEAR, (_report,)
    ),
    "finished": Definition(_("办结的来件"), _("各月办结的来件相加"), _months_source, Span.MONTHS, (_statistics,)),
    "late": Definition(_("超期办结的来件"), _("各月办结的来件里超期的相加"), _months_source, Span.MONTHS, (_statistics,)),
    "cases_overdue": Definition(
        _("已经超期还没有办结的来件"), _("没有办结、有期限已经过去的来件"), _("来件的期限"), Span.NOW,
        (Proof("cases:index", "due=overdue", VIEW_CASES), _report),
    ),
    "answers": Definition(_("公开的答复"), _("本年公开到网站的问答"), _cases_source, Span.YEAR, (_answers,)),
    "policies": Definition(_("政策文件"), _("首次发布日期在本年、现在看得到的政策文件"), _library),
    "explanations": Definition(_("政策解读"), _("首次发布日期在本年、现在看得到的政策解读"), _library),
    "log_entries": Definition(_("公开日志条数"), _("本年写入公开日志的事项"), _("公开日志"), Span.YEAR, (_log,)),
    "contradictions": Definition(_("数据对不上的地方"), _("本总结“数据核对”里标明对不上的条数"), _("本总结的数据核对"), Span.NOW),
}  # fmt: skip

# Numbers of a kind each: notices by kind of round, objections by what came of them.
BY_ROUND = Definition(_("%(name)s期数"), _("张贴日期在本年的%(name)s，撤下的不算"), _posted, Span.YEAR, (_notices,))
BY_RESULT = Definition(
    _("异议%(name)s"), _("张贴日期在本年的公示，登记公示结果时写明的异议件数"), _posted, Span.YEAR, (_notices,)
)
