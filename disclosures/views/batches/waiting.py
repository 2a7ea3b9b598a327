"""What of the batches waits for somebody, as lines of the board's panel: the first step of the office's procedure."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from disclosures import batch_selectors, permissions
from disclosures.models import STALLED_AFTER, BatchState
from portal.accounts.permissions import allows

STILL_WANTED = dt.timedelta(days=60)


def batch_lines(user) -> list[tuple[int, str, str]]:
    """(how many, the sentence, where) of each pile."""
    now, index = timezone.now(), reverse("batches:index")
    visible = batch_selectors.visible_batches(user)
    lines = []
    if allows(user, permissions.UPLOAD):
        returned = visible.filter(
            uploader=user,
            state=BatchState.RETURNED,
            successors__isnull=True,
            uploaded_at__gt=now - STILL_WANTED,
        )
        count = returned.count()
        told = ngettext("被退回、等您改好的批次%(count)d个", "被退回、等您改好的批次%(count)d个", count)
        lines.append((count, told, f"{index}?state=returned&mine=on"))
    if allows(user, permissions.CONFIRM):
        count = visible.filter(state=BatchState.CHECKED, job="").count()
        told = ngettext("等您核对确认的批次%(count)d个", "等您核对确认的批次%(count)d个", count)
        lines.append((count, told, f"{index}?state=checked"))
        count = visible.exclude(job="").filter(job_at__lt=now - STALLED_AFTER).count()
        told = ngettext("后台中断、等您重新开始的批次%(count)d个", "后台中断、等您重新开始的批次%(count)d个", count)
        lines.append((count, told, index))
    return lines
