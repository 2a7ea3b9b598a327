"""What of the batches waits for somebody, as lines of the board's panel: the first step of the office's procedure."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import ngettext_lazy

from disclosures import batch_selectors, permissions
from disclosures.models import STALLED_AFTER, BatchState
from portal.accounts.permissions import allows
from portal.counting import Moment
from portal.standing import Pile

STILL_WANTED = dt.timedelta(days=60)


def batch_piles(user, now: Moment) -> list[Pile]:
    index = reverse("batches:index")
    visible = batch_selectors.visible_batches(user)
    piles = []
    if allows(user, permissions.UPLOAD):
        returned = visible.filter(
            uploader=user,
            state=BatchState.RETURNED,
            successors__isnull=True,
            uploaded_at__gt=now - STILL_WANTED,
        )
        told = ngettext_lazy("被退回、等您改好的批次%(count)d个", "被退回、等您改好的批次%(count)d个", "count")
        piles.append(Pile(returned, told, f"{index}?state=returned&mine=on"))
    if allows(user, permissions.CONFIRM):
        checked = visible.filter(state=BatchState.CHECKED, job="")
        told = ngettext_lazy("等您核对确认的批次%(count)d个", "等您核对确认的批次%(count)d个", "count")
        piles.append(Pile(checked, told, f"{index}?state=checked"))
        stalled = visible.exclude(job="").filter(job_at__lt=now - STALLED_AFTER)
        told = ngettext_lazy(
            "后台中断、等您重新开始的批次%(count)d个", "后台中断、等您重新开始的批次%(count)d个", "count"
        )
        piles.append(Pile(stalled, told, index))
    return piles
