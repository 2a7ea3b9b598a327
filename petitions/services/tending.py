"""Keeping a case moving: given back with a reason, asked for by the leader, taken up again."""

from django.utils import timezone
from django.utils.translation import gettext as _

from petitions.errors import Refused
from petitions.models import CaseEvent, Petition
from petitions.vocabulary import Action
from petitions.workflow import UNREAD
from portal.accounts.permissions import NotAllowed

from . import clocks
from .moves import moving
from .texts import need


def return_assignment(
    *, petition: Petition, by, reason: str, has_interest: bool = False, version: int | None = None
) -> Petition:
    """Give it back to whoever assigned it: not mine to handle, or an interest in it (信访工作条例 art 28)."""
    with moving(Action.RETURN_ASSIGNMENT, petition=petition, by=by, version=version) as step:
        if not is_theirs(step.petition, by):
            raise NotAllowed(_("这件没有交给您或您的单位办，不用退。"))
        step.internal_note = need(reason, _("请写明为什么退回。"))
        given = step.petition.events.filter(action=Action.ASSIGN).last()
        step.petition.returned_to = given.by if given else None
        step.petition.assignee = step.petition.assignee_unit = None
        step.facts = {"interest": has_interest}
    return petition


def is_theirs(petition: Petition, user) -> bool:
    """Whether the case lies with this person: by name, or with their unit while nobody is named."""
    if petition.assignee_id is not None:
        return petition.assignee_id == user.pk
    return petition.assignee_unit_id is not None and petition.assignee_unit_id == user.unit_id


def remind(*, petition: Petition, by, note: str) -> Petition:
    """Ask for it to be done. It stands on the assignee's desk until the next move; once a day is enough."""
    with moving(Action.REMIND, petition=petition, by=by) as step:
        step.internal_note = need(note, _("请写明催办什么。"))
        today = timezone.localdate()
        if any(event.by_id == by.pk and timezone.localdate(event.at) == today for event in standing(step.petition)):
            raise Refused(_("您今天已经催办过这件，承办人办下一步以前一直看得到。"))
        step.petition.reminded_at = timezone.now()
        step.petition.save(update_fields=["reminded_at"])
    return petition


def standing(petition: Petition) -> list[CaseEvent]:
    """The reminders since the last move: what still waits to be heard."""
    last = petition.events.exclude(action__in=UNREAD).order_by("-pk").values_list("pk", flat=True).first() or 0
    return list(petition.events.filter(action=Action.REMIND, pk__gt=last).select_related("by"))


def reopen(*, petition: Petition, by, reason: str, public_note: str = "", version: int | None = None) -> Petition:
    """Take a finished case up again. What was sent stays as it is; a further reply may follow."""
    with moving(Action.REOPEN, petition=petition, by=by, version=version) as step:
        step.internal_note = need(reason, _("请写明为什么重新办理。"))
        step.public_note = public_note.strip()
        step.petition.accepted_at = timezone.now()
        clocks.restart(step.petition, timezone.localdate())
    return petition
