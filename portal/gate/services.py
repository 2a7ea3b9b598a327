"""Letting a finding through takes two people: one asks and says why, another who may decide looks and decides."""

import logging

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.permissions import NotAllowed, allows, require
from portal.privacy import detect

from .models import GateOverride, OverrideState
from .verdicts import Verdict

ASK, DECIDE, VIEW = "gate.ask_override", "gate.decide_override", "gate.view_gateoverride"
# Three duties share no permission (accounts.roles): the one who asks, the one who decides, the one who audits.
MAY_LOOK = (ASK, DECIDE, VIEW)
SHORTEST_REASON = 6
log = logging.getLogger(__name__)


class Declined(ValueError):  # noqa: N818
    """Not so, for the reason in the sentence."""


def may_look(user) -> bool:
    """Whether the list of requests is this person's business."""
    return any(allows(user, code) for code in MAY_LOOK)


@transaction.atomic
def ask(*, by, verdict: Verdict, subject: str, label: str, reason: str) -> GateOverride:
    """Put exactly this content before a second person. Asking again for the same content changes the reason alone."""
    require(by, ASK)
    reason = clean_words(reason, _("公开的理由"))
    lapse(subject=subject, digest=verdict.digest)
    open_one = GateOverride.objects.filter(digest=verdict.digest, subject=subject, state=OverrideState.ASKED)
    override = open_one.select_for_update().first() or GateOverride(digest=verdict.digest, subject=subject, asked_by=by)
    override.asked_by, override.label, override.reason = by, str(label)[:60], reason
    override.kinds, override.places = dict(verdict.kinds), verdict.places[:50]
    override.save()
    log.info("gate: override %s asked", override.pk)
    return override


@transaction.atomic
def decide(*, override: GateOverride, by, allow: bool, note: str = "") -> GateOverride:
    """Yes or no, by somebody else than who asked. A no needs its reason; a yes holds for this content alone."""
    require(by, DECIDE)
    locked = GateOverride.objects.select_for_update().get(pk=override.pk)
    if locked.state != OverrideState.ASKED:
        raise Declined(_("这份申请现在是“%(state)s”，不能再复核。") % {"state": locked.get_state_display()})
    if locked.asked_by_id == by.pk:
        raise NotAllowed(_("申请和复核要由两个人完成。这份申请是您提的，请由另一位同志复核。"))
    locked.note = clean_words(note, _("复核意见")) if note.strip() or not allow else ""
    locked.state = OverrideState.ALLOWED if allow else OverrideState.REFUSED
    locked.decided_by, locked.decided_at = by, timezone.now()
    locked.save()
    log.info("gate: override %s %s", locked.pk, locked.state)
    return locked


def lapse(*, subject: str, digest: str) -> None:
    """The object has other words now: what was asked about the former ones is answered by nobody."""
    if subject:
        waiting = GateOverride.objects.filter(subject=subject, state=OverrideState.ASKED).exclude(digest=digest)
        waiting.update(state=OverrideState.LAPSED)


def clean_words(text: str, what: str) -> str:
    """A reason is read by many: it says why, and never repeats what was found."""
    text = text.strip()
    if len(text) < SHORTEST_REASON:
        raise Declined(_("请写明%(what)s，至少%(count)d个字。") % {"what": what, "count": SHORTEST_REASON})
    if detect.find(text):
        raise Declined(_("%(what)s里不要抄写号码、住址，只写为什么。") % {"what": what})
    return text[:500]
