"""Asking for the seal and letting it be used, by two people, on paper that has its number. The pressing is by hand."""

from django.utils import timezone
from django.utils.translation import gettext as _

from petitions.errors import Conflict, Refused, SamePerson, WrongState
from petitions.models import Reply, SealUse
from petitions.models.seal_use import MOST_COPIES
from petitions.vocabulary import FIXED_REPLY, Action, SealKind

from .moves import moving
from .texts import refuse_personal


def ask(*, reply: Reply, by, seal: str, copies: int, note: str = "", version: int | None = None) -> SealUse:
    """Ask for a seal on so many copies. While it waits, asking again corrects it."""
    with moving(Action.ASK_SEAL, petition=reply.petition, by=by, version=version) as step:
        locked = Reply.objects.select_for_update().get(pk=reply.pk)
        if locked.status not in FIXED_REPLY:
            raise WrongState(_("答复编号印发以后才能申请用印。"))
        if not 1 <= copies <= MOST_COPIES:
            raise Refused(_("用印份数为1到%(most)s份。") % {"most": MOST_COPIES})
        use = locked.seal_uses.waiting().first() or SealUse(reply=locked)
        use.seal, use.copies, use.asked_by, use.asked_at = SealKind(seal), copies, by, timezone.now()
        use.note = refuse_personal(note.strip()[:120], _("说明"))
        use.save()
        step.facts = {"reply": locked.pk, "seal": str(use.seal), "copies": copies}
    return use


def approve(*, use: SealUse, by, seen: str = "", version: int | None = None) -> SealUse:
    """Let the seal be used; never by the person who asked.

    `seen` marks the request that was read (mark_of); without it that of the given instance. Raises Conflict when it was
    changed since: another seal, or more copies.
    """
    with moving(Action.APPROVE_SEAL, petition=use.reply.petition, by=by, version=version) as step:
        locked = SealUse.objects.select_for_update().get(pk=use.pk)
        if locked.approved_by_id is not None:
            raise WrongState(_("这次用印已经批准过了。请刷新页面。"))
        if (seen or mark_of(use)) != mark_of(locked):
            raise Conflict(_("用印申请刚刚改过。请核对新的印章和份数，再决定批不批准。"))
        if by.pk == locked.asked_by_id:
            raise SamePerson(_("申请用印和批准用印要由两个人完成。请由另一位负责人批准。"))
        locked.approved_by, locked.approved_at = by, timezone.now()
        locked.save(update_fields=["approved_by", "approved_at"])
        step.facts = {"reply": locked.reply_id, "seal": str(locked.seal), "copies": locked.copies}
    use.refresh_from_db()
    return use


def mark_of(use: SealUse) -> str:
    """Stands for one request as it was made: asking again makes another."""
    return f"{use.pk} {use.asked_at.isoformat()}"


def waiting(petition) -> SealUse | None:
    """What was asked for on a paper of this case and nobody has approved yet."""
    return (
        SealUse.objects.waiting().filter(reply__petition=petition).select_related("reply__petition", "asked_by").first()
    )
