"""A batch's decisions: confirm it, send it back, undo it. Taking it in is receiving.py, and is reached from here too."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.orgs import services as orgs

from .. import bulk, permissions, retention
from ..intake import staging
from ..intake.problems import has_errors
from ..intake.staging import StagedLine
from ..models import Batch, BatchJob, BatchState, Publication, PurgeRule, Roster, RosterEntry
from ..refusals import Declined
from . import importing, jobs, purging, rosters
from .purging import UNCONFIRMED, purge
from .receiving import Received, check, receive, recheck, replace

__all__ = [
    "UNCONFIRMED", "Received", "check", "confirm", "confirm_later", "purge", "receive", "recheck", "replace", "return_",
    "withdraw",
]  # fmt: skip

INLINE_ROWS = 5_000


@dataclass(frozen=True)
class Prepared:
    """The lines of a batch, sealed and ready to be written, and which check they come from."""

    lines: list[StagedLine]
    sealed: list[str]
    revision: int


def confirm(*, batch: Batch, by, from_queue: bool = False) -> Roster:
    """Write the rows, sealed, and build the masked roster from them: all of it or nothing."""
    permissions.require_build(by, batch)
    prepared = prepare(batch, from_queue=from_queue)
    return write(batch=batch, by=by, prepared=prepared, from_queue=from_queue)


def prepare(batch: Batch, *, from_queue: bool) -> Prepared:
    """Open and seal every line before the transaction: it is the longest part, and nobody should wait for it."""
    batch = Batch.objects.defer("original", "look", "marks").get(pk=batch.pk)
    decline_unconfirmable(batch, from_queue=from_queue)
    lines = staging.unpack(bytes(batch.staged or b""))
    if from_queue:
        jobs.start(batch, BatchJob.WRITING, len(lines))
    sealed = importing.seal_rows(lines, lambda done: jobs.report(batch, done))
    return Prepared(lines, sealed, batch.revision)


@transaction.atomic
def write(*, batch: Batch, by, prepared: Prepared, from_queue: bool) -> Roster:
    """The one transaction. What became of the batch since it was prepared is asked again under the lock."""
    batch = Batch.objects.select_for_update().defer("original", "staged", "look", "marks").get(pk=batch.pk)
    decline_unconfirmable(batch, from_queue=from_queue)
    if batch.revision != prepared.revision:
        raise Declined(_("这个批次刚刚重新校验过，请核对新的结果后再确认。"))
    importing.write_rows(batch, prepared.lines, prepared.sealed, retention.rows_until())
    batch.state, batch.job = BatchState.CONFIRMED, ""
    batch.confirmed_by, batch.confirmed_at = by, timezone.now()
    purging.empty(batch, PurgeRule.CONFIRMED, by)
    batch.save()
    return rosters.build(batch=batch, by=by, rows=importing.opened_rows(prepared.lines))


@transaction.atomic
def confirm_later(*, batch: Batch, by) -> Batch:
    """Confirm a large batch through the background queue. All that confirm would refuse is refused now."""
    permissions.require_build(by, batch)
    batch = lock(batch)
    decline_unconfirmable(batch)
    jobs.queue(batch, BatchJob.WAITING_TO_WRITE, by)
    batch.save(update_fields=["job", "job_at", "job_by", "job_done", "job_total"])
    return batch


@transaction.atomic
def return_(*, batch: Batch, by, reason: str) -> Batch:
    """Send an unconfirmed batch back: its lines go, the reason stays. The same file may then be sent again."""
    permissions.require_return(by, batch)
    batch = lock(batch)
    if batch.state not in UNCONFIRMED:
        raise Declined(_("这个批次现在是“%(state)s”，不能退回。") % {"state": batch.get_state_display()})
    return purging.close(batch, BatchState.RETURNED, given(reason), PurgeRule.RETURNED, by)


@transaction.atomic
def withdraw(*, batch: Batch, by, reason: str) -> Batch:
    """Undo a confirmed batch as a whole: its rows, its unpublished roster and the village aliases it brought go.

    What was published stays published.
    """
    permissions.require_build(by, batch)
    batch = lock(batch)
    reason = given(reason)
    if batch.state != BatchState.CONFIRMED:
        raise Declined(_("这个批次现在是“%(state)s”，不能撤销。") % {"state": batch.get_state_display()})
    roster = Roster.objects.filter(batch=batch).first()
    if roster is not None:
        if Publication.objects.filter(roster=roster).exists():
            raise Declined(_("这个批次的名册已经发布过公示，不能撤销。要更正，请上传新的名册并替换原公示。"))
        bulk.delete(RosterEntry.objects.filter(roster=roster))
        roster.delete()
    purging.delete_rows(batch, PurgeRule.WITHDRAWN, by)
    orgs.drop_aliases(keys=batch.choices.pop("aliases", []))
    return purging.close(batch, BatchState.WITHDRAWN, reason, PurgeRule.WITHDRAWN, by)


def why_not_confirmable(batch: Batch, *, from_queue: bool = False) -> str:
    """Why a batch cannot be confirmed now, as one sentence; empty when it can."""
    if batch.job and not from_queue:
        return _("后台正在处理这个批次，请稍候。")
    if batch.state == BatchState.RECEIVED:
        return _("这个批次还在校验，请稍后再确认。")
    if batch.state != BatchState.CHECKED:
        return _("这个批次现在是“%(state)s”，不能再次确认。") % {"state": batch.get_state_display()}
    if has_errors(importing.problems_of(batch)):
        return _("名册里还有必须改正的问题，不能确认。请改正对应关系，或用改好的文件替换。")
    if not batch.delete_after or not batch.row_count:
        return _("这个批次的内容已过保存期限并删除，请重新上传。")
    return ""


def decline_unconfirmable(batch: Batch, *, from_queue: bool = False) -> None:
    if sentence := why_not_confirmable(batch, from_queue=from_queue):
        raise Declined(sentence)


def given(reason: str) -> str:
    if not reason.strip():
        raise Declined(_("请写明原因，方便对方更正。"))
    return reason.strip()


def lock(batch: Batch) -> Batch:
    return Batch.objects.select_for_update().defer("original", "staged").get(pk=batch.pk)
