"""What the office owes the sender and by when, said before and after sending (信访工作条例 arts 18, 23, 34)."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures.wording import say_day
from petitions.deadlines import Clock, Event, Rule, clocks_for, length_of
from petitions.services import clock_rules
from petitions.vocabulary import Channel, Kind
from portal.workdays import calendar


@dataclass(frozen=True)
class Promise:
    when: str
    what: str


def before_sending(*, is_objection: bool) -> list[Promise]:
    """The dates that would hold if the letter went out now."""
    rows = clock_rules.table()
    promises = [Promise(_("寄出后马上"), _("页面上给您编号和查询码。查询码只出现一次，请打印或者抄下。"))]
    if is_objection:
        promises += _by(rows, Rule.OBJECTION, Kind.OBJECTION, _("查清楚，告诉您结果。"))
    else:
        promises += _by(
            rows,
            Rule.TELL,
            Kind.CLAIM,
            _("告诉您受理不受理、由谁办；不归我们管的，告诉您该找谁。咨询一般当天就答。"),
        )
        promises += _after_acceptance(rows, Kind.CLAIM, explains=True)
    return [*promises, _follow_up()]


def after_sending(petition) -> list[Promise]:
    """The clocks that really run for this case, in words."""
    if petition.closed_at is not None:
        return [Promise(_("今天"), _("已经当场答复，这件事办结了。以后还能凭查询码看到答复的内容。"))]
    words = {
        Rule.TELL: _("告诉您受理不受理、由谁办。"),
        Rule.OBJECTION: _("查清楚，告诉您结果。"),
        Rule.INFORMATION: _("书面答复您的公开申请。"),
        Rule.REVIEW_DECISION: _("由复查复核机关作出书面意见。"),
    }
    said: dict[str, Promise] = {}
    for clock in sorted(petition.deadlines.all(), key=lambda clock: clock.due):
        rule = clock.beside or clock.rule  # of a duty and the promise beside it, the earlier day is told
        if rule in words and rule not in said:
            said[rule] = Promise(_("%(day)s以前") % {"day": say_day(clock.due)}, words[rule])
    promises = list(said.values())
    if petition.kind in (Kind.CLAIM, Kind.SUGGESTION, Kind.ACCUSATION):
        promises += _after_acceptance(clock_rules.table(), petition.kind, subject=petition.subject)
    if petition.kind == Kind.INFORMATION and Rule.INFORMATION not in said:
        promises += _after_confirmation(clock_rules.table())
    if petition.kind == Kind.CONSULTATION:
        promises.append(Promise(_("尽快"), _("答复您。答复了就算办结。")))
    return [*thanks(petition), *promises, _follow_up()]


def thanks(petition) -> list[Promise]:
    """To the branch or the village that thought about how the work could be done better."""
    if petition.channel != Channel.SUGGESTION or not petition.source_organ:
        return []
    return [
        Promise(
            _("今天"),
            _("感谢%(organ)s提出建议。研究以后告诉您采纳不采纳、为什么。") % {"organ": petition.source_organ},
        )
    ]


def _follow_up() -> Promise:
    return Promise(_("随时"), _("在“查进度”里填编号和查询码，看办到哪一步、答复写了什么。"))


def _by(rows: tuple[Clock, ...], rule: Rule, kind: Kind, what: str) -> list[Promise]:
    """By which day, if the matter came in today; nothing where the table has no such clock."""
    today, days = timezone.localdate(), calendar.current()
    due = [
        days.due(today, clock.days, clock.unit).day
        for clock in _today(rows, Event.RECEIVED, kind)
        if rule in (clock.rule, clock.beside)
    ]
    return [Promise(_("%(day)s以前") % {"day": say_day(min(due))}, what)] if due else []


def _after_acceptance(
    rows: tuple[Clock, ...], kind: Kind | str, *, subject: str = "", explains: bool = False
) -> list[Promise]:
    clocks = _today(rows, Event.ACCEPTED, kind, subject)
    duty = next((clock for clock in clocks if clock.rule == Rule.FINISH), None)
    if duty is None:
        return []
    promise = next((clock for clock in clocks if clock.beside == Rule.FINISH), duty)
    when = _("受理后%(length)s内") % {"length": length_of(promise.days, promise.unit)}
    if not explains:
        return [Promise(when, _("办完，给您答复。"))]
    if not duty.extendable:
        return [Promise(when, _("办完并给您书面答复。"))]
    most = length_of(duty.extendable, duty.unit)
    return [Promise(when, _("办完并给您书面答复。确实复杂的，最多延长%(most)s，会先告诉您理由。") % {"most": most})]


def _after_confirmation(rows: tuple[Clock, ...]) -> list[Promise]:
    """政府信息公开条例 art 31: what came by the web or by ordinary post counts from the day confirmed with the sender."""
    clocks = _today(rows, Event.CONFIRMED, Kind.INFORMATION)
    clock = next((clock for clock in clocks if clock.beside == Rule.INFORMATION), None) or next(
        (clock for clock in clocks if clock.rule == Rule.INFORMATION), None
    )
    promises = [Promise(_("尽快"), _("和您联系，确认收到申请的日期。"))]
    if clock is not None:
        when = _("确认收到后%(length)s内") % {"length": length_of(clock.days, clock.unit)}
        promises.append(Promise(when, _("书面答复您的公开申请。")))
    return promises


def _today(rows: tuple[Clock, ...], event: Event, kind: Kind | str, subject: str = "") -> list[Clock]:
    return clocks_for(
        rows, event, on=timezone.localdate(), kind=kind, channel=Channel.WEB, is_named=True, subject=subject
    )
