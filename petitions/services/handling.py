"""Working on a case: take it on or not, give it to somebody, write down what was found, finish it."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from petitions.deadlines import Rule
from petitions.errors import Refused, WrongState
from petitions.models import Petition
from petitions.permissions import may_handle, units_above, walled_units
from petitions.vocabulary import Action, Channel, Kind
from portal.accounts.permissions import NotAllowed
from portal.words import in_chinese

from . import accused, clocks, looks
from .checklists import check_finishing
from .entering import Person, check_summary, delivered
from .extensions import ask_extension, extend, return_extension
from .moves import moving
from .replies import check_outcome
from .senders import open_person
from .texts import need, refuse_personal
from .waiting import ask_papers, papers_in

__all__ = [
    "accept",
    "answer_at_once",
    "ask_extension",
    "ask_papers",
    "assign",
    "classify",
    "close",
    "confirm_receipt",
    "decline",
    "extend",
    "papers_in",
    "record",
    "return_extension",
    "send_back",
    "transfer",
    "view_petitioner",
    "withdraw",
]


def accept(*, petition: Petition, by, note: str = "", summary: str = "", version: int | None = None) -> Petition:
    """Take the case on and tell so (信访工作条例 art 23); the sixty days start (art 34).

    Whoever has read it may give it a summary, since a letter from the web has none but its kind and village.
    """
    with moving(Action.ACCEPT, petition=petition, by=by, version=version) as step:
        if summary.strip():
            step.petition.summary = check_summary(summary, Kind(step.petition.kind), step.petition.village)
        step.petition.accepted_at = timezone.now()
        step.public_note = note.strip()
        step.facts = {"kind": str(step.petition.kind)}
    return petition


def decline(*, petition: Petition, by, reason: str, version: int | None = None) -> Petition:
    """Say no, why, and where to go instead; the petitioner reads the reason."""
    with moving(Action.DECLINE, petition=petition, by=by, version=version) as step:
        step.public_note = need(reason, _("请写明不予受理的理由，并告诉申请人可以找谁。"))
    return petition


def transfer(
    *,
    petition: Petition,
    by,
    organ: str,
    note: str = "",
    internal_note: str = "",
    without_copy: str = "",
    version: int | None = None,
) -> Petition:
    """Pass the case to the organ that is competent (arts 23 and 30). The record keeps where to, not what.

    An accusation goes with a copy that names no petitioner (services.copies), or with the reason why none goes along.
    """
    with moving(Action.TRANSFER, petition=petition, by=by, version=version) as step:
        organ = refuse_personal(need(organ, _("请写明转送给哪个单位。")), _("单位名称"))
        step.facts = {"organ": organ}
        step.public_note = note.strip() or say_transferred(organ)
        notes = [internal_note.strip()]
        if step.petition.kind == Kind.ACCUSATION:
            copy = step.petition.forwarded_copies.last()
            step.facts["copy"] = copy.pk if copy else None
            if copy is None:
                notes.append(need(without_copy, _("检举控告要先做隐去来件人的移送件；不附移送件的，请写明为什么。")))
        step.internal_note = "\n".join(note for note in notes if note)
    return petition


def send_back(*, petition: Petition, by, reason: str, version: int | None = None) -> Petition:
    """Return a matter that was transferred to us by mistake: within five working days and with detailed reasons."""
    with moving(Action.SEND_BACK, petition=petition, by=by, version=version) as step:
        if step.petition.channel != Channel.TRANSFER:
            raise WrongState(_("只有上级转送来的来件才能退回转办单位。"))
        clock = step.petition.deadlines.running().filter(rule=Rule.SEND_BACK).first()
        if clock is None or clock.is_overdue:
            raise WrongState(_("收到转送已超过5个工作日，不能再退回。请受理，或者转送有权处理的单位。"))
        step.internal_note = need(reason, _("请写明退回的详细理由。"))
        step.facts = {"organ": step.petition.source_organ}
    return petition


def withdraw(*, petition: Petition, by, reason: str, version: int | None = None) -> Petition:
    """Record that the petitioner takes the matter back. It keeps its number and its record."""
    with moving(Action.WITHDRAW, petition=petition, by=by, version=version) as step:
        step.internal_note = need(reason, _("请写明申请人怎样提出撤回。"))
        step.public_note = say_withdrawn()
    return petition


def classify(
    *, petition: Petition, by, kind: str, reason: str = "", accused_unit=None, version: int | None = None
) -> Petition:
    """Correct the class of a matter; its clocks follow, counted from the same days.

    Another class lifts no wall: that takes a reason of its own (accused.name_accused).
    """
    with moving(Action.CLASSIFY, petition=petition, by=by, version=version) as step:
        before, after = Kind(step.petition.kind), Kind(kind)
        if after == before and (accused_unit is None or accused_unit.pk in walled_units(step.petition)):
            raise Refused(_("类别没有变化。"))
        if after == Kind.OBJECTION and step.petition.publication_id is None:
            raise Refused(_("这件来件没有指明公示，不能改为公示异议。"))
        step.petition.kind = after
        for name, value in delivered(after, step.petition).items():
            setattr(step.petition, name, value)
        step.internal_note = reason.strip()
        step.facts = {"kind_before": str(before), "kind": str(after)}
        if accused_unit is not None and accused.add_walls(step.petition, [accused_unit]):
            step.facts["taken_away"] = True
        if after == Kind.ACCUSATION:
            accused.seal(step, f"{step.petition.request}\n{step.petition.facts}")
        clocks.change_kind(step.petition, timezone.now())
    return petition


def assign(*, petition: Petition, by, assignee=None, unit=None, note: str = "", version: int | None = None) -> Petition:
    """Make one person answerable. Nobody of the accused unit can be it (arts 28 and 30)."""
    with moving(Action.ASSIGN, petition=petition, by=by, version=version) as step:
        if assignee is None and unit is None:
            raise Refused(_("请选择承办人或承办单位。"))
        if assignee is not None and not may_handle(assignee, step.petition):
            raise NotAllowed(_("不能交给这位同志：没有办理权限，或者属于被反映的单位，应当回避。"))
        unit = unit or assignee.unit
        if not walled_units(step.petition).isdisjoint(units_above(unit)):
            raise NotAllowed(_("不能交给被反映的单位办理。"))
        step.petition.assignee = assignee
        step.petition.assignee_unit = unit
        step.petition.returned_to = None
        step.internal_note = note.strip()
        step.facts = {"unit": unit.code}
    return petition


def confirm_receipt(*, petition: Petition, by, on: date, note: str = "", version: int | None = None) -> Petition:
    """The day agreed with the requester is the day of receipt (政府信息公开条例 art 31); the clocks start with it."""
    with moving(Action.CONFIRM_RECEIPT, petition=petition, by=by, version=version) as step:
        if step.petition.confirmed_on is not None:
            raise WrongState(_("收到日期已经确认过：%(day)s。") % {"day": step.petition.confirmed_on.isoformat()})
        if not step.petition.received_on <= on <= timezone.localdate():
            raise Refused(_("确认的日期应在来件到达之日和今天之间。"))
        step.petition.confirmed_on = on
        step.starts_on = on
        step.internal_note = note.strip()
        step.facts = {"confirmed_on": on.isoformat()}
    return petition


def record(*, petition: Petition, by, note: str, public_note: str = "", version: int | None = None) -> Petition:
    """Write down a finding, a visit, a call; a public note is what the petitioner reads in the timeline."""
    with moving(Action.RECORD, petition=petition, by=by, version=version) as step:
        step.internal_note = note.strip()
        step.public_note = public_note.strip()
        if not step.internal_note and not step.public_note:
            raise Refused(_("请写明办理情况。"))
    return petition


def answer_at_once(
    *, petition: Petition, by, answer: str, outcome: str | None = None, version: int | None = None
) -> Petition:
    """Answer by word of mouth, or leave the result for an anonymous sender's code, and finish.

    For an objection the result is also one of four words, which the notice publishes as a count.
    """
    with moving(Action.ANSWER_AT_ONCE, petition=petition, by=by, version=version) as step:
        step.public_note = need(answer, _("请写明答复的内容。"))
        if step.petition.kind == Kind.OBJECTION:
            step.facts = {"outcome": str(check_outcome(step.petition, outcome))}
    return petition


def close(*, petition: Petition, by, note: str = "", version: int | None = None) -> Petition:
    """Finish a case whose reply was served. What of the checklist stands open needs a word."""
    with moving(Action.CLOSE, petition=petition, by=by, version=version) as step:
        check_finishing(step.petition, note)
        step.internal_note = note.strip()
    return petition


def view_petitioner(*, petition: Petition, by, reason: str) -> Person | None:
    """Open the sealed name, phone, address and representatives; the look and its reason stay in the record."""
    looks.check_budget(petition=petition, by=by)
    with moving(Action.VIEW_PETITIONER, petition=petition, by=by) as step:
        step.internal_note = need(reason, _("请写明为什么要看申请人信息。"))
    return open_person(petition)


@in_chinese
def say_transferred(organ: str) -> str:
    return _("您反映的事项已转送%(organ)s办理。") % {"organ": organ}


@in_chinese
def say_withdrawn() -> str:
    return _("您已申请撤回，这件来件不再办理。")
