"""What the holder of a code reads: where the matter stands, in plain words, with days. No member of staff by name."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures.wording import say_day

from . import related
from .deadlines import Rule
from .models import CaseEvent, Petition, Rating, Reply, Review
from .models.rating import Score
from .models.review import ReviewLevel
from .services import petitioner
from .vocabulary import FIXED_REPLY, OBJECTION_OUTCOMES, OPEN, Action, Kind, Outcome, State
from .workflow import is_possible


@dataclass(frozen=True)
class Step:
    day: date
    title: str
    text: str = ""


@dataclass(frozen=True)
class Next:
    """What comes next, and by when. `provisional`: next year's holidays are not known yet; `is_yours`: to be done by
    the sender, not by the office."""

    text: str
    by_when: date | None = None
    provisional: bool = False
    is_late: bool = False
    is_yours: bool = False


@dataclass(frozen=True)
class Tracked:
    number: str
    kind: str
    channel: str
    state: str
    state_word: str
    tone: str
    received_on: date
    notice_number: str
    steps: list[Step]
    next: Next | None
    replies: list[Reply]
    review: Review | None
    rating: Rating | None
    review_title: str
    may_supplement: bool
    may_rate: bool
    may_ask_review: bool
    times_person_viewed: int
    times_read: int
    parts: list[related.Part]
    shared_replies: list[Reply]
    files: int
    is_named: bool
    is_waiting: bool
    disposed_on: date | None = None


TONES = {
    State.SERVED: "good",
    State.CLOSED: "good",
    State.DECLINED: "closed",
    State.TRANSFERRED: "closed",
    State.SENT_BACK: "closed",
    State.WITHDRAWN: "withdrawn",
    State.MERGED: "closed",
}

# Inside the office a draft goes to and fro; outside, it is being worked on.
OUTSIDE = {
    State.RETURNED: State.ACCEPTED,
    State.AWAITING_APPROVAL: State.ACCEPTED,
    State.APPROVED: State.ACCEPTED,
    State.SENT_BACK: State.TRANSFERRED,
}


def track(petition: Petition) -> Tracked:
    """The public view of one case, for whoever proved to hold its code."""
    state = State(petition.state)
    events = list(petition.events.all())
    review = petition.reviews.select_related("case").last()
    rating = Rating.objects.filter(petition=petition).first()
    step_ahead = _next(petition, state)
    return Tracked(
        number=petition.number,
        kind=Kind(petition.kind).label,
        channel=petition.get_channel_display(),
        state=OUTSIDE.get(state, state).value,
        state_word=_word(state),
        tone="overdue" if step_ahead and step_ahead.is_late else TONES.get(state, "waiting"),
        received_on=petition.received_on,
        notice_number=petition.publication.number if petition.publication else "",
        steps=[step for event in events if (step := _step(event, petition))],
        next=step_ahead,
        replies=[] if petition.disposed_at else list(petition.replies.filter(status__in=FIXED_REPLY)),
        review=review,
        rating=rating,
        review_title=_title_of(review),
        may_supplement=petitioner.has_floor(petition) and _is_open_to(Action.SUPPLEMENT, petition),
        may_rate=rating is None and _is_open_to(Action.RATE, petition),
        may_ask_review=review is not None and review.is_open and _is_open_to(Action.ASK_REVIEW, petition),
        times_person_viewed=sum(event.action == Action.VIEW_PETITIONER for event in events),
        times_read=sum(event.action == Action.OPEN_MATTER for event in events),
        parts=related.parts_of(petition, _word),
        shared_replies=related.shared_replies(petition),
        files=petition.attachments.filter(proof_of=None).count(),
        is_named=not petition.is_anonymous,
        is_waiting=step_ahead is not None and step_ahead.is_yours,
        disposed_on=timezone.localdate(petition.disposed_at) if petition.disposed_at else None,
    )


def _title_of(review: Review | None) -> str:
    if review is None:
        return ""
    return _("不服，申请%(level)s（%(day)s以前）") % {
        "level": ReviewLevel(review.level).label,
        "day": say_day(review.last_day),
    }


def _is_open_to(action: Action, petition: Petition) -> bool:
    return is_possible(action, state=petition.state, kind=petition.kind, is_anonymous=petition.is_anonymous)


def _word(state: State) -> str:
    if state == State.ISSUED:
        return _("已出答复")
    return str(OUTSIDE.get(state, state).label)


def titles() -> dict[Action, str]:
    """What each move is called outside; an action that is not here stays inside the office."""
    return {
        Action.SUBMIT: _("收到您的来件"),
        Action.ACCEPT: _("已受理"),
        Action.DECLINE: _("不予受理"),
        Action.TRANSFER: _("已转送有权处理的单位"),
        Action.SEND_BACK: _("已退回转送单位"),
        Action.WITHDRAW: _("已撤回"),
        Action.CLASSIFY: _("按事项性质改了类别"),
        Action.ASSIGN: _("已交承办单位办理"),
        Action.EXTEND: _("办理期限已延长"),
        Action.ANSWER_AT_ONCE: _("已答复"),
        Action.ISSUE_REPLY: _("已出书面答复"),
        Action.MARK_SERVED: _("书面答复已送达"),
        Action.CLOSE: _("已办结"),
        Action.REQUEST_REVIEW: _("已登记复查申请"),
        Action.CONCLUDE_REVIEW: _("已有复查意见"),
        Action.RECALCULATE: _("放假安排已公布，期限重新计算"),
        Action.RECORD: _("办理情况"),
        Action.CONFIRM_RECEIPT: _("已确认收到日期"),
        Action.ASK_PAPERS: _("请您补充材料"),
        Action.PAPERS_IN: _("材料已补齐，继续办理"),
        Action.INVESTIGATE: _("已调查核实"),
        Action.MEDIATE: _("已调解"),
        Action.HEAR: _("已听证"),
        Action.SPLIT: _("已分件办理"),
        Action.MERGE: _("已并入另一件一起办理"),
        Action.REOPEN: _("重新办理"),
        Action.REISSUE_CODE: _("已补发查询码"),
        Action.SUPPLEMENT: _("收到您的补充"),
        Action.RATE: _("您已评价"),
        Action.ASK_REVIEW: _("收到您的复查申请"),
        Action.DISPOSE: _("已按规定销毁内容"),
    }


def _step(event: CaseEvent, petition: Petition) -> Step | None:
    """One line of the timeline; None for what stays inside the office."""
    title = titles().get(Action(event.action))
    if title is None or (event.action == Action.RECORD and not event.public_note):
        return None
    if event.action == Action.REISSUE_CODE and not event.facts.get("done"):
        return None  # somebody asked and could not say the two facts: the office's record, not the sender's news
    day = petition.received_on if event.action == Action.SUBMIT else timezone.localdate(event.at)
    return Step(day=day, title=title, text=_text(event))


def _text(event: CaseEvent) -> str:
    parts = [event.public_note]
    if event.action == Action.ISSUE_REPLY and (number := event.facts.get("document_number")):
        parts.append(_("文号：%(number)s") % {"number": number})
    if event.action in (Action.ISSUE_REPLY, Action.ANSWER_AT_ONCE) and event.facts.get("outcome") in OBJECTION_OUTCOMES:
        parts.append(_("异议的处理结果：%(outcome)s") % {"outcome": Outcome(event.facts["outcome"]).label})
    if event.action in (Action.ASK_REVIEW, Action.REQUEST_REVIEW) and (number := event.facts.get("case")):
        parts.append(_("复查复核件编号：%(number)s") % {"number": number})
    if event.action == Action.RATE:
        parts.append(str(Score(event.facts["score"]).label))
    if event.action in (Action.EXTEND, Action.RECALCULATE, Action.PAPERS_IN) and event.deadline_after:
        parts.append(_("新的期限：%(day)s") % {"day": say_day(event.deadline_after)})
    return "\n".join(part for part in parts if part)


def _next(petition: Petition, state: State) -> Next | None:
    if state == State.CLOSED and petition.kind in (Kind.CLAIM, Kind.REVIEW):
        return _review_next(petition)
    if state not in OPEN:
        return None
    if state == State.SERVED:
        return _review_next(petition)
    if petition.kind == Kind.REVIEW:
        return _decision_next(petition)
    if state == State.ISSUED:
        return Next(_("书面答复已经出具，正在送达。您可以在本页阅读。"))
    if petition.deadlines.on_hold().exists():
        if petitioner.has_floor(petition):
            return Next(
                _("等您补充材料：在这一页的“补充情况”里寄来，或者送到窗口。补齐以后，停走的期限接着算。"), is_yours=True
            )
        return Next(_("收到您的补充，由工作人员核对。材料齐了，停走的期限接着算。"))
    rules = [Rule.TICKET, Rule.OBJECTION, Rule.INFORMATION]
    if state == State.RECEIVED:
        clock = petition.deadlines.running().filter(rule__in=[Rule.TELL, *rules]).first()
        text = _("告诉您是否受理。") if clock and clock.rule == Rule.TELL else _("由工作人员查看并办理。")
    else:
        clock = petition.deadlines.running().filter(rule__in=[Rule.FINISH, *rules]).first()
        text = _("查清情况，给您书面答复。")
    if clock is None and petition.kind == Kind.INFORMATION:
        return Next(_("和您确认收到申请的日期，答复的期限从那天算起。"))
    if clock is None:
        return Next(text)
    return Next(text, by_when=clock.due, provisional=clock.provisional, is_late=clock.is_overdue)


def _decision_next(petition: Petition) -> Next:
    clock = petition.deadlines.running().filter(rule=Rule.REVIEW_DECISION).first()
    text = _("由复查复核机关作出书面意见。")
    if clock is None:
        return Next(text)
    return Next(text, by_when=clock.due, provisional=clock.provisional, is_late=clock.is_overdue)


def _review_next(petition: Petition) -> Next | None:
    review = petition.reviews.last()
    if review is None or not review.is_open:
        return None
    organ = review.organ or _("上一级机关")
    return Next(
        _("如不服，可以向%(organ)s书面申请%(level)s。") % {"organ": organ, "level": ReviewLevel(review.level).label},
        by_when=review.last_day,
        provisional=review.provisional,
    )
