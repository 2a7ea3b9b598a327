"""What the background worker does for large files. Each task calls the same door as a page would."""

import logging

from django.contrib.auth import get_user_model
from django.tasks import task

from .models import Batch
from .refusals import Declined
from .services import batches, jobs

log = logging.getLogger(__name__)


@task
def check_batch(batch_id: int) -> None:
    """Check a queued file."""
    batch = Batch.objects.select_related("unit", "scheme", "round").filter(pk=batch_id).first()
    if batch is None:
        return
    try:
        batches.check(batch=batch)
    except Declined:
        log.info("batch %s was checked or returned before its turn", batch_id)


@task
def confirm_batch(batch_id: int, user_id: int) -> None:
    """Write a confirmed batch. Whatever goes wrong, the batch is as it was and may be confirmed again."""
    batch = Batch.objects.filter(pk=batch_id).first()
    by = get_user_model().objects.filter(pk=user_id).first()
    if batch is None or by is None:
        return
    try:
        batches.confirm(batch=batch, by=by, from_queue=True)
    except Declined:
        log.info("batch %s could not be confirmed any more", batch_id)
    finally:
        Batch.objects.filter(pk=batch_id, job__in=jobs.WRITES).update(job="")
