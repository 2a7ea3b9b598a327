"""What the office owes the sender and by when, said before and after sending (信访工作条例 arts 18, 23, 34)."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures.wording import say_day
from petitions.deadlines import Event, Rule, clocks_for
from petitions.vocabulary import Channel, Kind
from portal.workdays import calendar


@dataclass(frozen=True)
class Promise:
    when: str
    what: str


def before_sending(*, is_objection: bool) -> list[Promise]:
    """The dates that would hold if the letter went out now."""
    at_once = Promise(_("寄出后马上"), _("页面上给您编号和查询码。查询码只出现一次，请打印或者抄下。"))
    if is_objection:
        return [
            at_once,
            Promise(
                _("%(day)s以前") % {"day": _last_day(Rule.OBJECTION, Kind.OBJECTION)},
                _("查清楚，告诉您结果。"),
            ),
            _follow_up(),
        ]
    return [
        at_once,
        Promise(
            _("%(day)s以前") % {"day": _last_day(Rule.TELL, Kind.CLAIM)},
            _("告诉您受理不受理、由谁办；不归我们管的，告诉您该找谁。咨询一般当天就答。"),
        ),
        Promise(_("受理后60天内"), _("办完并给您书面答复。确实复杂的，最多延长30天，会先告诉您理由。")),
        _follow_up(),
    ]


def after_sending(petition) -> list[Promise]:
    """The clocks that really run for this case, in words."""
    if petition.closed_at is not None:
        return [Promise(_("今天"), _("已经当场答复，这件事办结了。以后还能凭查询码看到答复的内容。"))]
    words = {
        Rule.TELL: _("告诉您受理不受理、由谁办。"),
        Rule.OBJECTION: _("查清楚，告诉您结果。"),
        Rule.INFORMATION: _("书面答复您的公开申请。"),
    }
    clocks = sorted(petition.deadlines.all(), key=lambda clock: clock.due)
    promises = [
        Promise(_("%(day)s以前") % {"day": say_day(clock.due)}, words[clock.rule])
        for clock in clocks
        if clock.rule in words
    ]
    if petition.kind in (Kind.CLAIM, Kind.SUGGESTION, Kind.ACCUSATION):
        promises.append(Promise(_("受理后60天内"), _("办完，给您答复。")))
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


def _last_day(rule: Rule, kind: Kind) -> str:
    clocks = clocks_for(Event.RECEIVED, kind=kind, channel=Channel.WEB, is_named=True)
    clock = next(clock for clock in clocks if clock.rule == rule)
    return say_day(calendar.current().due(timezone.localdate(), clock.days, clock.unit).day)
