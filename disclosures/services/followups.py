"""The due list: a death is taken off the roster within three months (83号), a move is followed, an easing-out ends."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts import permissions

from ..books.quarters import add_months
from ..models import ChangeKind, ChangeReason, Followup, FollowupKind, FollowupResult
from ..models.followup import MONTHS_TO_SETTLE
from ..refusals import Declined
from . import changes

# What settles each matter: the change that takes it off the roster.
SETTLED_BY = {
    FollowupKind.DEATH: (ChangeKind.DIED, ChangeReason.DEATH),
    FollowupKind.MOVE: (ChangeKind.MOVED_OUT, ChangeReason.MOVED),
    FollowupKind.EASING: (ChangeKind.EXITED, ChangeReason.INCOME_OVER),
}


@transaction.atomic
def open_followup(*, by, kind: str, scheme, village, households: int, persons: int, since: dt.date) -> Followup:
    """Write down a death or a move on the day the office hears of it, so that its day cannot be missed."""
    permissions.require(by, changes.ADD, village)
    if kind not in MONTHS_TO_SETTLE:
        raise Declined(_("渐退请在动态台账里登记，期满日会自动列入待办。"))
    if since > timezone.localdate():
        raise Declined(_("发生日期还没到，请核对。"))
    followup = Followup(
        kind=kind,
        scheme=scheme,
        village=village,
        households=households,
        persons=persons,
        since=since,
        due_on=add_months(since, MONTHS_TO_SETTLE[FollowupKind(kind)]),
        opened_by=by,
    )
    followup.full_clean()
    followup.save()
    return followup


@transaction.atomic
def settle_followup(*, followup: Followup, by, result: str, **values) -> Followup:
    """Say what became of it. A change of the roster is written down with it: households, persons, amount, days."""
    permissions.require(by, changes.ADD, followup)
    followup = Followup.objects.select_for_update(of=("self",)).get(pk=followup.pk)
    if followup.result:
        raise Declined(_("这件事已经办结，不用再办。"))
    if result not in FollowupResult.values:
        raise Declined(_("请选择办理结果。"))
    if result == FollowupResult.CHANGED:
        kind, reason = SETTLED_BY[FollowupKind(followup.kind)]
        followup.change = changes.record_change(
            by=by, kind=kind, reason=reason, scheme=followup.scheme, village=followup.village, **values
        )
    followup.result, followup.settled_by, followup.settled_at = result, by, timezone.now()
    followup.save()
    return followup
