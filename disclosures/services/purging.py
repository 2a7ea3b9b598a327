"""Letting go of what was uploaded, and writing each deletion down (PIPL art 19 and 47; see models/purge.py)."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Exists, Min, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import bulk
from ..models import (
    Batch,
    BatchState,
    BoardPhoto,
    ImportRow,
    Publication,
    PurgedKind,
    PurgeRecord,
    PurgeRule,
    RosterEntry,
)
from . import listings

UNCONFIRMED = (BatchState.RECEIVED, BatchState.CHECKED)


@dataclass(frozen=True)
class Purged:
    rows: int
    uploads: int
    fingerprints: int


def empty(batch: Batch, rule: PurgeRule, by=None) -> None:
    """Let go of a batch's file and of all that was taken from it; the caller saves the batch."""
    if not batch.delete_after:
        return
    due = batch.delete_after if by is None else None
    record(batch_id=batch.pk, kind=PurgedKind.UPLOAD, rule=rule, count=max(batch.row_count, 1), due_on=due, by=by)
    batch.original = batch.staged = batch.look = batch.marks = batch.delete_after = None


def delete_rows(batch: Batch, rule: PurgeRule, by) -> None:
    """Delete a batch's rows as a whole."""
    count = bulk.delete(ImportRow.objects.filter(batch=batch))
    if count:
        record(batch_id=batch.pk, kind=PurgedKind.ROWS, rule=rule, count=count, by=by)


def record(*, batch_id: int, kind, rule, count: int, due_on=None, by=None) -> None:
    PurgeRecord.objects.create(batch_id=batch_id, kind=kind, rule=rule, count=count, due_on=due_on, by=by)


@transaction.atomic
def purge() -> Purged:
    """All that is past its day: names and amounts, fingerprints of lists no longer in force, forgotten uploads."""
    today = timezone.localdate()
    rows = empty_rows(today)
    fingerprints = delete_idle_fingerprints()
    listings.drop_ended()
    delete_old_lines(now=timezone.now())
    forgotten = list(Batch.objects.due_for_deletion(today).filter(state__in=UNCONFIRMED).select_for_update())
    for batch in forgotten:
        close(batch, BatchState.RETURNED, _("超过保存期限没有确认，内容已删除，请重新上传。"), PurgeRule.FORGOTTEN)
    return Purged(rows, len(forgotten), fingerprints)


def empty_rows(today) -> int:
    """Take name, numbers and amount out of rows past their day. The bare fingerprint stays behind, if there is one."""
    due = ImportRow.objects.filter(delete_after__lt=today, sealed__isnull=False)
    counts = list(due.values("batch").annotate(count=Count("pk"), due_on=Min("delete_after")).order_by("batch"))
    for one in counts:
        record(
            batch_id=one["batch"],
            kind=PurgedKind.ROWS,
            rule=PurgeRule.EXPIRED,
            count=one["count"],
            due_on=one["due_on"],
        )
    bulk.delete(due.filter(identity_fingerprint=""))
    due.update(sealed=None)
    return sum(one["count"] for one in counts)


def delete_idle_fingerprints() -> int:
    """An emptied row serves only to find the same household twice, and only while its list is in force."""
    now = timezone.now()
    in_force = Publication.objects.standing().filter(
        Q(ends_at__isnull=True) | Q(ends_at__gt=now), roster__batch=OuterRef("batch")
    )
    idle = ImportRow.objects.filter(~Exists(in_force), sealed__isnull=True)
    counts = list(idle.values("batch").annotate(count=Count("pk")).order_by("batch"))
    for one in counts:
        record(batch_id=one["batch"], kind=PurgedKind.FINGERPRINTS, rule=PurgeRule.OUT_OF_FORCE, count=one["count"])
        bulk.delete(ImportRow.objects.filter(batch=one["batch"], sealed__isnull=True))
    return sum(one["count"] for one in counts)


def delete_old_lines(now) -> int:
    """What still shows a notice's households, ROSTER_LINE_DAYS after its end: masked lines, photos of its boards.

    Sums, digests, days of posting and the ledger stay for good.
    """
    before = now - timedelta(days=settings.ROSTER_LINE_DAYS)
    over = Publication.objects.filter(Q(withdrawn_at__lt=before) | Q(ends_at__lt=before))
    lines = RosterEntry.objects.filter(roster=OuterRef("roster"))
    photos = BoardPhoto.objects.filter(record__publication=OuterRef("pk"))
    left = over.filter(Exists(lines) | Exists(photos)).order_by("pk")
    count = 0
    for batch, roster, notice in left.values_list("roster__batch", "roster", "pk"):
        for kind, shown in (
            (PurgedKind.LINES, RosterEntry.objects.filter(roster=roster)),
            (PurgedKind.PHOTOS, BoardPhoto.objects.filter(record__publication=notice)),
        ):
            if gone := bulk.delete(shown):
                record(batch_id=batch, kind=kind, rule=PurgeRule.EXPIRED, count=gone)
                count += gone
    return count


def close(batch: Batch, state: str, reason: str, rule: PurgeRule, by=None) -> Batch:
    """End a batch with a reason, and let go of everything in it."""
    batch.state, batch.job, batch.closed_reason = state, "", reason[:200]
    empty(batch, rule, by)
    batch.save()
    return batch
