"""Signs of life of the background: how far a large file has got, and taking it up again when its worker has died.

A step is written in one transaction, so a dead worker leaves the batch as it was: resuming is only queueing again.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import permissions
from ..models import Batch, BatchJob
from ..refusals import Declined

CHECKS = (BatchJob.WAITING_TO_CHECK, BatchJob.CHECKING)
WRITES = (BatchJob.WAITING_TO_WRITE, BatchJob.WRITING)


def queue(batch: Batch, job: str, by) -> None:
    """Put a batch into the queue, with the change that the caller is about to save."""
    batch.job, batch.job_at, batch.job_by = job, timezone.now(), by
    batch.job_done = batch.job_total = 0
    transaction.on_commit(lambda: enqueue(batch.pk, job, by.pk))


def enqueue(batch_id: int, job: str, user_id: int) -> None:
    from .. import tasks

    if job in CHECKS:
        tasks.check_batch.enqueue(batch_id)
    else:
        tasks.confirm_batch.enqueue(batch_id, user_id)


def start(batch: Batch, job: str, total: int = 0) -> None:
    """Say that a worker has begun."""
    Batch.objects.filter(pk=batch.pk).update(job=job, job_at=timezone.now(), job_done=0, job_total=total)


def report(batch: Batch, done: int, total: int | None = None) -> None:
    """Say how far it has got. Only for batches in the queue: nobody watches a small one."""
    if not batch.pk or not batch.job:
        return
    changed = {"job_done": done, "job_at": timezone.now()}
    if total is not None:
        changed["job_total"] = total
    Batch.objects.filter(pk=batch.pk).update(**changed)


@transaction.atomic
def resume(*, batch: Batch, by) -> Batch:
    """Queue a stalled step again. A worker that still lives after all finds its turn taken and writes nothing."""
    permissions.require_choose(by, batch)
    batch = Batch.objects.select_for_update().defer("original", "staged").get(pk=batch.pk)
    if not batch.is_stalled:
        raise Declined(_("后台正在处理这个批次，请稍候。") if batch.job else _("这个批次没有停下的后台任务。"))
    if batch.job in WRITES:
        permissions.require_build(by, batch)
    queue(batch, BatchJob.WAITING_TO_CHECK if batch.job in CHECKS else BatchJob.WAITING_TO_WRITE, by)
    batch.save(update_fields=["job", "job_at", "job_by", "job_done", "job_total"])
    return batch
