"""A workbook's way in: take the file, check it, and check it again when the clerk has chosen what its columns mean.

Every check runs before the first write. The file itself stays sealed until the batch is confirmed or closed.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.orgs import services as orgs
from portal.orgs.models import OrgUnit

from .. import permissions, retention
from ..intake import containers, limits
from ..intake.choices import Choices
from ..intake.problems import Refused, has_errors
from ..models import Batch, BatchJob, BatchState, PurgeRule
from ..refusals import Declined
from . import importing, jobs, mappings, purging

# Files beyond this size (about 5,000 rows) are checked and written by the background worker.
INLINE_BYTES = 256 * 1024


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


def receive(*, file, by, unit, scheme, round, period: str, replaces: Batch | None = None) -> Received:
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
        period=period[:40], replaces=replaces, original=data, delete_after=retention.unconfirmed_until(),
    )  # fmt: skip
    is_small = len(data) <= INLINE_BYTES
    try:
        if is_small:
            importing.keep_findings(batch, importing.understand(batch, data))
        else:
            containers.kind_of(data)
    except Refused as refused:
        raise Declined(refused.problem.message) from None
    try:
        with transaction.atomic():
            if replaces is not None:
                give_way(replaces, by)
            if not is_small:
                batch.job = BatchJob.WAITING_TO_CHECK
                batch.job_at, batch.job_by = timezone.now(), by
            batch.save()
            if not is_small:
                transaction.on_commit(lambda: jobs.enqueue(batch.pk, batch.job, by.pk))
    except IntegrityError:
        # Two people, or one impatient click: the other request was first.
        return already_here(Batch.objects.live().get(file_digest=digest))
    if batch.remembered:
        mappings.count_use(batch.remembered)
    return Received(batch, True, say_received(batch))


def replace(*, batch: Batch, file, by) -> Received:
    """Take the repaired file in for a batch that was returned, undone or found wrong; both keep each other's name."""
    permissions.require_choose(by, batch)
    if sentence := why_not_replaceable(batch):
        raise Declined(sentence)
    return receive(
        file=file, by=by, unit=batch.unit, scheme=batch.scheme, round=batch.round, period=batch.period, replaces=batch
    )


def why_not_replaceable(batch: Batch) -> str:
    """Why no repaired file can stand for a batch now; empty when one can."""
    if batch.job:
        return _("后台正在处理这个批次，请稍候。")
    if batch.state == BatchState.CONFIRMED:
        return _("这个批次已经确认。请先整批撤销，再用改好的文件替换。")
    if batch.successors.live().exists():
        return _("这个批次已有改好的文件替换，请在那个批次里继续。")
    return ""


def give_way(replaces: Batch, by) -> None:
    """Close the replaced batch, in the transaction that brings in the repaired one."""
    old = Batch.objects.select_for_update().get(pk=replaces.pk)
    if sentence := why_not_replaceable(old):
        raise Declined(sentence)
    if old.state in purging.UNCONFIRMED:
        purging.close(old, BatchState.RETURNED, _("已由改好的文件替换。"), PurgeRule.RETURNED, by)


def check(*, batch: Batch) -> Batch:
    """Read and check a queued file. Part of receiving it, so it asks for no further permission."""
    if batch.state != BatchState.RECEIVED or batch.original is None:
        raise Declined(_("这个批次已经校验过，不再重复。"))
    jobs.start(batch, BatchJob.CHECKING)
    batch.job = BatchJob.CHECKING
    read_again(batch, Choices.from_json(batch.choices) if batch.revision else None)
    return save_findings(batch, was=BatchState.RECEIVED)


def recheck(*, batch: Batch, by, choices: Choices, aliases: Mapping[str, OrgUnit] | None = None) -> Batch:
    """Read the same file again as the clerk chose, and remember it for the next file of this shape.

    `aliases` are village names that shall mean a village from now on, everywhere and not in this batch alone.
    """
    permissions.require_choose(by, batch)
    if aliases:
        permissions.require_build(by, batch)
    with transaction.atomic():
        batch = Batch.objects.select_for_update().get(pk=batch.pk)
        if sentence := why_not_recheckable(batch):
            raise Declined(sentence)
        kept = note_aliases(batch, aliases or {})
        headings = (batch.look or {}).get("headings", [])
        mappings.remember(batch=batch, choices=choices, headings=headings, by=by)
        batch.remembered = None  # from here on it is this batch's own choice
        batch.choices = {**choices.as_json(), "aliases": kept}
        changed = ["choices", "remembered"]
        is_large = len(batch.original or b"") > INLINE_BYTES
        if is_large:
            batch.state, batch.staged, batch.marks = BatchState.RECEIVED, None, None
            jobs.queue(batch, BatchJob.WAITING_TO_CHECK, by)
            changed += ["state", "staged", "marks", "job", "job_at", "job_by", "job_done", "job_total"]
        batch.save(update_fields=changed)
    if is_large:
        return batch
    read_again(batch, choices)
    return save_findings(batch, was=BatchState.CHECKED)


def why_not_recheckable(batch: Batch) -> str:
    """Why a batch cannot be read again; empty when it can."""
    if batch.job:
        return _("后台正在处理这个批次，请稍候。")
    if batch.state != BatchState.CHECKED:
        return _("这个批次现在是“%(state)s”，不能再改对应关系。") % {"state": batch.get_state_display()}
    if not batch.original:
        return _("原文件已不在，不能重新读取。请重新上传。")
    return ""


def note_aliases(batch: Batch, aliases: Mapping[str, OrgUnit]) -> list[int]:
    """Write the aliases down, and keep their keys with the batch: undone as a whole, it takes them back."""
    kept = list(batch.choices.get("aliases", []))
    for name, unit in aliases.items():
        try:
            alias = orgs.add_alias(unit=unit, name=name)
        except orgs.AliasTaken as taken:
            raise Declined(str(taken)) from None
        if alias is not None:
            kept.append(alias.pk)
    return kept


def read_again(batch: Batch, choices: Choices | None) -> None:
    """The slow part, outside every transaction: nobody waits for a lock while a file is read."""
    aliases = batch.choices.get("aliases", [])
    try:
        table = importing.understand(batch, bytes(batch.original or b""), choices)
    except Refused as refused:
        importing.keep_refusal(batch, refused)
    else:
        importing.keep_findings(batch, table)
    if aliases:
        batch.choices = {**batch.choices, "aliases": aliases}


@transaction.atomic
def save_findings(batch: Batch, *, was: str) -> Batch:
    """Keep what was found, unless the batch was returned, confirmed or read again meanwhile."""
    now = Batch.objects.select_for_update().defer("original", "staged").get(pk=batch.pk)
    if now.state != was or now.revision != batch.revision - 1:
        return now
    fields = list(importing.FINDINGS)
    if batch.state == BatchState.RETURNED:
        purging.empty(batch, PurgeRule.RETURNED, batch.uploader)
        fields += ["original", "closed_reason"]
    batch.save(update_fields=fields)
    if batch.remembered and was == BatchState.RECEIVED:
        mappings.count_use(batch.remembered)
    return batch


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
