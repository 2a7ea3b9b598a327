"""The written reply's way: one drafts, another approves, it gets its number, it is handed over, it is fixed."""

from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from petitions.errors import Refused, SamePerson, WrongState
from petitions.matters import Matter, to_json
from petitions.models import NumberSeries, Petition, Reply
from petitions.models.review import ReviewLevel
from petitions.vocabulary import (
    OBJECTION_OUTCOMES,
    Action,
    DocumentKind,
    Kind,
    Outcome,
    ReplyStatus,
    ServiceMethod,
)
from portal.orgs import selectors as orgs
from portal.words import in_chinese

from . import attachments, canned, clocks
from .moves import moving
from .paper_rules import check_matters, check_tracking_number, refuse_gaps
from .texts import need, refuse_personal

IN_THE_MAKING = (ReplyStatus.DRAFT, ReplyStatus.SUBMITTED, ReplyStatus.APPROVED)
PAPERS = {
    Kind.CLAIM: DocumentKind.OPINION,
    Kind.OBJECTION: DocumentKind.OBJECTION_RESULT,
    Kind.INFORMATION: DocumentKind.INFORMATION,
}


def draft(
    *,
    petition: Petition,
    by,
    matters: list[Matter],
    remedy: str | None = None,
    title: str = "",
    addressee: str = "",
    kind: str | None = None,
    outcome: str | None = None,
    version: int | None = None,
) -> Reply:
    """Write the reply or write it over, matter by matter (art 32). One is in the making at a time."""
    with moving(Action.DRAFT_REPLY, petition=petition, by=by, version=version) as step:
        reply = current(step.petition) or Reply(petition=step.petition)
        reply.kind = DocumentKind(kind) if kind else paper_for(step.petition)
        reply.title = refuse_personal(title.strip() or default_title(step.petition), _("标题"))[:80]
        reply.addressee = addressee.strip()
        reply.matters = to_json(check_matters(matters))
        reply.remedy = default_remedy(step.petition) if remedy is None else remedy.strip()
        reply.outcome = check_outcome(step.petition, outcome)
        reply.drafted_by = by
        reply.status = ReplyStatus.DRAFT
        reply.approved_by = reply.approved_at = None  # what was signed are other words (信访工作条例 art 32)
        reply.save()
        step.facts = {"reply": reply.pk}
    return reply


def submit(*, reply: Reply, by, same_reason: str = "", version: int | None = None) -> Reply:
    """Hand the draft to the leader. `same_reason` says why another case's words fit this one; it stays in the event."""
    with moving(Action.SUBMIT_REPLY, petition=reply.petition, by=by, version=version) as step:
        locked = _lock(reply, ReplyStatus.DRAFT)
        matters = locked.read_matters()
        if step.petition.kind == Kind.CLAIM and not all(matter.law for matter in matters):
            raise Refused(_("申诉求决的处理意见书每一项都要写明依据（信访工作条例第三十二条）。"))
        refuse_gaps(matters)
        canned.refuse_bare_forwards(matters)
        found = canned.nearest(locked, by)
        canned.refuse_copies(found, same_reason.strip())
        check_outcome(step.petition, locked.outcome)
        _set(locked, status=ReplyStatus.SUBMITTED)
        step.internal_note = say_same(same_reason) if found and same_reason.strip() else ""
        step.facts = {"reply": reply.pk, "template_percent": canned.template_percent(locked)}
        if found:
            step.facts |= {"alike_percent": found.percent, "alike_reply": found.reply.pk}
    return _fresh(reply)


def return_(*, reply: Reply, by, reason: str, version: int | None = None) -> Reply:
    """Give it back to be written better; the reason stays in the house."""
    with moving(Action.RETURN_REPLY, petition=reply.petition, by=by, version=version) as step:
        locked = _lock(reply, ReplyStatus.SUBMITTED)
        _set(locked, status=ReplyStatus.DRAFT)
        step.internal_note = need(reason, _("请写明要修改什么。"))
        step.facts = {"reply": reply.pk}
    return _fresh(reply)


def approve(*, reply: Reply, by, note: str = "", version: int | None = None) -> Reply:
    """A second person signs: never one who had a hand in the text."""
    with moving(Action.APPROVE_REPLY, petition=reply.petition, by=by, version=version) as step:
        locked = _lock(reply, ReplyStatus.SUBMITTED)
        if by.pk in _writers(locked):
            raise SamePerson(_("拟稿和审签要由两个人完成。这份答复是您起草或送审的，请由另一位负责人审签。"))
        _set(locked, status=ReplyStatus.APPROVED, approved_by=by, approved_at=timezone.now())
        step.internal_note = note.strip()
        step.facts = {"reply": reply.pk}
    return _fresh(reply)


def issue(*, reply: Reply, by, version: int | None = None) -> Reply:
    """Give the paper its number, as 某政信复〔2026〕3号, and its day. From here its text is fixed."""
    with moving(Action.ISSUE_REPLY, petition=reply.petition, by=by, version=version) as step:
        locked = _lock(reply, ReplyStatus.APPROVED)
        prefix = orgs.office().document_prefix
        if not prefix:
            raise Refused(_("还没有设置发文机关代字，不能编号。请联系系统管理员在“机关信息”里填写。"))
        today = timezone.localdate()
        number = f"{prefix}〔{today.year}〕{NumberSeries.take('reply', today.year)}号"
        _set(locked, status=ReplyStatus.ISSUED, document_number=number, issued_on=today)
        step.facts = {
            "reply": reply.pk,
            "document": str(locked.kind),
            "document_number": number,
            "outcome": str(locked.outcome),
        }
    return _fresh(reply)


def mark_served(
    *,
    reply: Reply,
    by,
    method: str,
    proof: str = "",
    tracking_number: str = "",
    scan: attachments.FileLike | None = None,
    served_on: date | None = None,
    version: int | None = None,
) -> Reply:
    """Record how and when the paper was handed over. Only with proof does the time for a review begin (art 35)."""
    picture = attachments.clean(scan) if scan else None
    with moving(Action.MARK_SERVED, petition=reply.petition, by=by, version=version) as step:
        locked = _lock(reply, ReplyStatus.ISSUED)
        served_on = _check_served_on(served_on or timezone.localdate(), locked.issued_on)
        proof = proof.strip()
        number = check_tracking_number(tracking_number, ServiceMethod(method))
        if not (proof or number):
            raise Refused(_("请填写送达凭证：签收人、回执编号或快递单号；网上送达的，写来件人怎样确认已经看到。"))
        _set(
            locked,
            status=ReplyStatus.SERVED,
            served_on=served_on,
            service_method=ServiceMethod(method),
            service_proof=proof,
            tracking_number=number,
        )
        if picture:
            attachments.store(step.petition, [picture], by=by, proof_of=locked)
        review = clocks.open_window(
            step.petition, ReviewLevel.REVIEW, served_on, orgs.office().review_organ, reply=locked
        )
        step.deadline_after = review.last_day if review else None
        step.facts = {"reply": reply.pk, "method": str(method), "served_on": served_on.isoformat()}
    return _fresh(reply)


@in_chinese
def say_same(reason: str) -> str:
    return _("确属同类事项：%(reason)s") % {"reason": reason.strip()}


def current(petition: Petition) -> Reply | None:
    """The reply in the making."""
    return petition.replies.filter(status__in=IN_THE_MAKING).first()


def check_outcome(petition: Petition, outcome: str | None) -> Outcome:
    """An objection ends in one of four ways, which its notice publishes as counts (57号 art 19); other matters do not."""
    if petition.kind != Kind.OBJECTION:
        chosen = Outcome(outcome or Outcome.EXPLAINED)
        if chosen in OBJECTION_OUTCOMES:
            raise Refused(_("“%(outcome)s”是公示异议的结论，这件来件请另选。") % {"outcome": chosen.label})
        return chosen
    if outcome not in OBJECTION_OUTCOMES:
        raise Refused(_("公示异议要选处理结果：维持、重新评议后维持、更正，或者更正后重新公示。"))
    return Outcome(outcome)


def paper_for(petition: Petition) -> DocumentKind:
    return PAPERS.get(Kind(petition.kind), DocumentKind.REPLY)


@in_chinese
def default_title(petition: Petition) -> str:
    return _("关于%(kind)s事项的%(paper)s") % {
        "kind": Kind(petition.kind).label,
        "paper": _("答复意见") if paper_for(petition) == DocumentKind.OPINION else paper_for(petition).label,
    }


@in_chinese
def default_remedy(petition: Petition) -> str:
    """What to do when one disagrees. The organ is a setting; without it the sentence stays general."""
    organ = orgs.office().review_organ or _("上一级机关")
    if petition.kind == Kind.CLAIM:
        return _(
            "如不服本意见，可以自收到之日起30日内，向%(organ)s书面申请复查。逾期不申请的，不再受理以同一事实和理由提出的信访事项。"
        ) % {"organ": organ}
    if petition.kind == Kind.INFORMATION:
        return _("如不服本告知，可以自收到之日起60日内申请行政复议，或者自收到之日起6个月内提起行政诉讼。")
    return ""


def _writers(reply: Reply) -> set[int]:
    """Everybody who drafted or handed in this text, at any time."""
    events = reply.petition.events.filter(
        Q(action=Action.DRAFT_REPLY) | Q(action=Action.SUBMIT_REPLY), facts__reply=reply.pk
    )
    return {reply.drafted_by_id, *events.values_list("by_id", flat=True)}


def _lock(reply: Reply, status: ReplyStatus) -> Reply:
    locked = Reply.objects.select_for_update().get(pk=reply.pk)
    if locked.status != status:
        raise WrongState(
            _("这份答复现在是“%(status)s”，不能这样办理。请刷新页面。") % {"status": ReplyStatus(locked.status).label}
        )
    return locked


def _set(reply: Reply, **values) -> None:
    """Save these columns alone: sealing anew would change the ciphertext of words that stay."""
    for name, value in values.items():
        setattr(reply, name, value)
    reply.save(update_fields=list(values))


def _fresh(reply: Reply) -> Reply:
    reply.refresh_from_db()
    return reply


def _check_served_on(served_on: date, issued_on: date | None) -> date:
    if served_on > timezone.localdate():
        raise Refused(_("送达日期不能晚于今天。"))
    if issued_on is not None and served_on < issued_on:
        raise Refused(_("送达日期不能早于成文日期%(issued)s。") % {"issued": issued_on.isoformat()})
    return served_on
