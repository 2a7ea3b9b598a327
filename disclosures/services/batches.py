"""A workbook's way in: receive, check, confirm, and the two ways back. Every check runs before the first write."""

import hashlib
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .. import bulk, permissions, retention
from ..intake import containers, limits, staging
from ..intake.problems import Refused, has_errors
from ..models import Batch, BatchJob, BatchState, ImportRow, Publication, Roster, RosterEntry
from ..refusals import Declined
from . import importing, rosters

# Files beyond this size (about 5,000 rows) are checked and written by the background worker.
INLINE_BYTES = 256 * 1024
INLINE_ROWS = 5_000
UNCONFIRMED = (BatchState.RECEIVED, BatchState.CHECKED)


@dataclass(frozen=True)
class Received:
    """What became of a file: its batch, whether the file is new, and a sentence for the person who sent it."""

    batch: Batch
    is_new: bool
    sentence: str

    @property
    def is_fine(self) -> bool:
        """Whether nothing stands in the way so far."""
        return self.is_new and not has_errors(importing.problems_of(self.batch))


def receive(*, file, by, unit, scheme, round, period: str) -> Received:
    """Take a workbook in. A small one is checked at once; a large one queues. The same file answers with its batch.

    A file that cannot be read leaves nothing behind: Declined carries the sentence.
    """
    permissions.require_upload(by, unit)
    period = period.strip()
    if not period:
        raise Declined(_("请填写所属期间，例如：2026年第一季度。"))
    if round.procedure.scheme_id != scheme.pk:
        raise Declined(_("这个公示轮次不属于所选的救助项目，请重新选择。"))
    data = take_bytes(file)
    digest = hashlib.sha256(data).hexdigest()
    first = Batch.objects.live().filter(file_digest=digest).select_related("uploader", "unit").first()
    if first is not None:
        return already_here(first)
    batch = Batch(
        file_name=tidy_name(file.name), file_digest=digest, uploader=by, unit=unit, scheme=scheme, round=round,
        period=period[:40],
    )  # fmt: skip
    try:
        if len(data) <= INLINE_BYTES:
            importing.keep_findings(batch, importing.understand(batch, data))
        else:
            containers.kind_of(data)
            batch.original, batch.delete_after = data, retention.unconfirmed_until()
            batch.job = BatchJob.WAITING_TO_CHECK
    except Refused as refused:
        raise Declined(refused.problem.message) from None
    try:
        with transaction.atomic():
            batch.save()
            if batch.job:
                transaction.on_commit(lambda: enqueue_check(batch))
    except IntegrityError:
        # Two people, or one impatient click: the other request was first.
        return already_here(Batch.objects.live().get(file_digest=digest))
    return Received(batch, True, say_received(batch))


def check(*, batch: Batch) -> Batch:
    """Read and check a queued file. Part of receiving it, so it asks for no further permission."""
    if batch.state != BatchState.RECEIVED or batch.original is None:
        raise Declined(_("这个批次已经校验过，不再重复。"))
    Batch.objects.filter(pk=batch.pk).update(job=BatchJob.CHECKING)
    try:
        table = importing.understand(batch, bytes(batch.original))
    except Refused as refused:
        importing.keep_refusal(batch, refused)
    else:
        importing.keep_findings(batch, table)
    with transaction.atomic():
        now = Batch.objects.select_for_update().get(pk=batch.pk)
        if now.state != BatchState.RECEIVED:
            return now  # returned meanwhile
        batch.save()
    return batch


@transaction.atomic
def confirm(*, batch: Batch, by) -> Roster:
    """Write the rows, sealed, and build the masked roster from them: all of it or nothing."""
    permissions.require_build(by, batch)
    batch = lock(batch)
    if batch.job == BatchJob.WRITING:
        batch.job = ""  # this is the queue's own turn
    decline_unconfirmable(batch)
    lines = staging.unpack(bytes(batch.staged or b""))
    importing.write_rows(batch, lines, retention.rows_until())
    batch.state, batch.job = BatchState.CONFIRMED, ""
    batch.confirmed_by, batch.confirmed_at = by, timezone.now()
    batch.staged = batch.delete_after = None
    batch.save()
    return rosters.build(batch=batch, by=by, rows=importing.opened_rows(lines))


@transaction.atomic
def confirm_later(*, batch: Batch, by) -> Batch:
    """Confirm a large batch through the background queue. All that confirm would refuse is refused now."""
    permissions.require_build(by, batch)
    batch = lock(batch)
    decline_unconfirmable(batch)
    batch.job = BatchJob.WAITING_TO_WRITE
    batch.save(update_fields=["job"])
    transaction.on_commit(lambda: enqueue_confirm(batch, by))
    return batch


@transaction.atomic
def return_(*, batch: Batch, by, reason: str) -> Batch:
    """Send an unconfirmed batch back: its lines go, the reason stays. The same file may then be sent again."""
    permissions.require_return(by, batch)
    batch = lock(batch)
    if batch.state not in UNCONFIRMED:
        raise Declined(_("这个批次现在是“%(state)s”，不能退回。") % {"state": batch.get_state_display()})
    return close(batch, BatchState.RETURNED, reason)


@transaction.atomic
def withdraw(*, batch: Batch, by, reason: str) -> Batch:
    """Undo a confirmed batch as a whole: its rows and its unpublished roster go. What was published stays published."""
    permissions.require_build(by, batch)
    batch = lock(batch)
    if batch.state != BatchState.CONFIRMED:
        raise Declined(_("这个批次现在是“%(state)s”，不能撤销。") % {"state": batch.get_state_display()})
    roster = Roster.objects.filter(batch=batch).first()
    if roster is not None:
        if Publication.objects.filter(roster=roster).exists():
            raise Declined(_("这个批次的名册已经发布过公示，不能撤销。要更正，请上传新的名册并替换原公示。"))
        bulk.delete(RosterEntry.objects.filter(roster=roster))
        roster.delete()
    bulk.delete(ImportRow.objects.filter(batch=batch))
    return close(batch, BatchState.WITHDRAWN, reason)


@dataclass(frozen=True)
class Purged:
    rows: int
    uploads: int


@transaction.atomic
def purge() -> Purged:
    """Delete rows past their day, and empty and return the uploads that nobody confirmed in time."""
    today = timezone.localdate()
    rows = bulk.delete(ImportRow.objects.filter(delete_after__lt=today))
    forgotten = list(Batch.objects.due_for_deletion(today).filter(state__in=UNCONFIRMED).select_for_update())
    for batch in forgotten:
        close(batch, BatchState.RETURNED, _("超过保存期限没有确认，内容已删除，请重新上传。"))
    return Purged(rows, len(forgotten))


def why_not_confirmable(batch: Batch) -> str:
    """Why a batch cannot be confirmed now, as one sentence; empty when it can."""
    if batch.job:
        return _("后台正在处理这个批次，请稍候。")
    if batch.state == BatchState.RECEIVED:
        return _("这个批次还在校验，请稍后再确认。")
    if batch.state != BatchState.CHECKED:
        return _("这个批次现在是“%(state)s”，不能再次确认。") % {"state": batch.get_state_display()}
    if has_errors(importing.problems_of(batch)):
        return _("名册里还有必须改正的问题，不能确认。请改好原表格后重新上传。")
    if not batch.staged:
        return _("这个批次的内容已过保存期限并删除，请重新上传。")
    return ""


def decline_unconfirmable(batch: Batch) -> None:
    if sentence := why_not_confirmable(batch):
        raise Declined(sentence)


def close(batch: Batch, state: str, reason: str) -> Batch:
    reason = reason.strip()
    if not reason:
        raise Declined(_("请写明原因，方便对方更正。"))
    batch.state, batch.job, batch.closed_reason = state, "", reason[:200]
    batch.original = batch.staged = batch.delete_after = None
    batch.save()
    return batch


def lock(batch: Batch) -> Batch:
    return Batch.objects.select_for_update().get(pk=batch.pk)


def already_here(first: Batch) -> Received:
    """The same bytes again: no second batch, and who sent the first."""
    sentence = _(
        "这个文件已经由%(who)s于%(when)s上传过，没有重复导入。要重新校验，请先退回原来的批次，再上传一次。"
    ) % {"who": first.uploader, "when": date_format(timezone.localtime(first.uploaded_at), "Y年n月j日 H:i")}
    return Received(first, False, sentence)


def say_received(batch: Batch) -> str:
    if batch.job:
        return _("文件较大，已排队校验。可以离开本页，稍后回来查看。")
    errors = sum(problem.is_error for problem in importing.problems_of(batch))
    if errors:
        return _("已校验 %(rows)s 户，有 %(errors)s 处必须改正，见下表。") % {"rows": batch.row_count, "errors": errors}
    return _("已校验 %(rows)s 户，没有必须改正的问题，请核对下面的结果。") % {"rows": batch.row_count}


def take_bytes(file) -> bytes:
    """The upload's bytes, never more than the limit and one."""
    file.seek(0)
    data = file.read(limits.FILE_BYTES + 1)
    if len(data) > limits.FILE_BYTES:
        raise Declined(
            _("文件超过 %(limit)s MB。请按村拆成几个文件，分别上传。") % {"limit": limits.FILE_BYTES // limits.MIB}
        )
    return data


def tidy_name(name: str) -> str:
    """The file's own name, without a path and cut to what a list can show."""
    bare = (name or "").replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(character for character in bare if character.isprintable())[-200:] or _("未命名")


def enqueue_check(batch: Batch) -> None:
    from .. import tasks

    tasks.check_batch.enqueue(batch.pk)


def enqueue_confirm(batch: Batch, by) -> None:
    from .. import tasks

    tasks.confirm_batch.enqueue(batch.pk, by.pk)
