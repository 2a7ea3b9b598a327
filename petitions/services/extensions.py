"""Putting a day back: one asks with a reason, another approves, the petitioner reads why. Once, before it has passed."""

from django.utils import timezone
from django.utils.translation import gettext as _

from petitions.deadlines import length_of
from petitions.errors import Refused, SamePerson, WrongState
from petitions.models import Deadline, Extension, Petition
from petitions.vocabulary import Action, ExtensionState

from . import clocks
from .moves import moving
from .texts import need


def ask_extension(*, petition: Petition, by, days: int, reason: str, version: int | None = None) -> Extension:
    """Whoever handles the case asks the leader; nothing has moved yet."""
    with moving(Action.ASK_EXTENSION, petition=petition, by=by, version=version) as step:
        clock = _clock(step.petition, days)
        if asked(step.petition) is not None:
            raise WrongState(_("已经申请过延期，分管领导还没有决定。"))
        extension = Extension.objects.create(
            petition=step.petition,
            deadline=clock,
            days=days,
            reason=need(reason, _("请写明延长的理由，批准后来件人会看到。")),
            original_due=clock.due,
            asked_by=by,
        )
        step.internal_note = extension.reason
        step.facts = {"extension": extension.pk, "rule": str(clock.rule), "days": days}
    return extension


def extend(*, petition: Petition, by, days: int, reason: str, version: int | None = None) -> Petition:
    """Put the last day back, once, before it has passed; the petitioner reads why (art 34).

    The leader may shorten what was asked for and reword the reason, and may decide without having been asked.
    """
    with moving(Action.EXTEND, petition=petition, by=by, version=version) as step:
        clock = _clock(step.petition, days)
        extension = asked(step.petition) or Extension(petition=step.petition, deadline=clock)
        if by.pk in (extension.asked_by_id, step.petition.assignee_id):
            raise SamePerson(_("申请延期和批准延期要由两个人完成。这件是您申请或者承办的，请由另一位负责人批准。"))
        reason = need(reason, _("请写明延长的理由，申请人会看到。"))
        extension.days, extension.reason, extension.original_due = days, reason, clock.due
        clocks.extend(clock, days)
        extension.state, extension.approved_by = ExtensionState.APPROVED, by
        extension.new_due, extension.told_on = clock.due, timezone.localdate()
        extension.save()
        step.deadline_before, step.deadline_after = extension.original_due, clock.due
        step.public_note = reason
        step.facts = {"rule": str(clock.rule), "days": days, "extension": extension.pk}
    return petition


def return_extension(*, petition: Petition, by, reason: str, version: int | None = None) -> Extension:
    """No ground to extend: the request goes back with the reason, and the day stands."""
    with moving(Action.RETURN_EXTENSION, petition=petition, by=by, version=version) as step:
        extension = asked(step.petition)
        if extension is None:
            raise WrongState(_("没有等着批准的延期申请。"))
        extension.state, extension.returned_by = ExtensionState.RETURNED, by
        extension.return_reason = need(reason, _("请写明为什么不同意延期。"))
        extension.save(update_fields=["state", "returned_by", "return_reason"])
        step.internal_note = extension.return_reason
        step.facts = {"extension": extension.pk}
    return extension


def asked(petition: Petition) -> Extension | None:
    """The request that waits for the leader, while its clock still runs."""
    return petition.extensions.filter(
        state=ExtensionState.ASKED, deadline__met_at__isnull=True, deadline__dropped_at__isnull=True
    ).last()


def extendable_clock(petition: Petition) -> Deadline | None:
    """The running clock that may be put back at all, by what it was set with."""
    return petition.deadlines.running().filter(extendable__gt=0).first()


def _clock(petition: Petition, days: int) -> Deadline:
    clock = extendable_clock(petition)
    if clock is None:
        raise WrongState(_("这类来件没有可以延长的期限。"))
    if clock.extended_days:
        raise WrongState(_("期限已经延长过一次，不能再延长。请在%(due)s前办结。") % {"due": clock.due.isoformat()})
    if clock.is_overdue:
        raise WrongState(_("期限已过，不能再延长。请尽快办结，并向申请人说明。"))
    if not 1 <= days <= clock.extendable:
        raise Refused(_("最多延长%(most)s。") % {"most": length_of(clock.extendable, clock.unit)})
    return clock
