"""Letting the words of old cases go: one proposes, another decides, then it is done whole or not at all.

Words and names go; number, dates, kind, channel, village and every line of the record stay, so that statistics stand
still and whoever asks by code is told what happened (PIPL arts 19 and 47, 档案法 art 14).
"""

from collections.abc import Iterable

from django.apps import apps
from django.db import models, transaction
from django.db.models import Value
from django.utils import timezone
from django.utils.translation import gettext as _

from petitions.errors import Refused, SamePerson, WrongState
from petitions.models import Answer, Attachment, DisposalBatch, Petition, Petitioner, Representative
from petitions.vocabulary import Action, AnswerState, DisposalState, Kind
from petitions.workflow import DISPOSE
from portal.accounts.permissions import NotAllowed, require
from portal.privacy.fields import SealedBinaryField, is_sealed
from portal.words import in_chinese

from . import retention
from .moves import moving
from .texts import need, refuse_personal

MOST = 500  # one transaction, read by one person
REMOVED: tuple[type[models.Model], ...] = (Petitioner, Representative, Attachment)  # rows that are nothing but content


@transaction.atomic
def propose(*, cases: Iterable[Petition], reason: str, by) -> DisposalBatch:
    """Put cases whose years are over into a batch for somebody else to decide on."""
    wanted = {case.pk for case in cases}
    if not wanted:
        raise Refused(_("请至少选一件来件。"))
    if len(wanted) > MOST:
        raise Refused(_("一批最多%(most)s件，请分批提出。") % {"most": MOST})
    reason = refuse_personal(need(reason, _("请写明理由。")), _("理由"))[:120]
    found = retention.not_proposed(retention.disposable(by=by)).filter(pk__in=wanted)
    if found.count() != len(wanted):
        chosen = retention.within_duty(Petition.objects.filter(pk__in=wanted), by)
        held = chosen.exclude(pk__in=found.values("pk")).order_by("number").values_list("number", flat=True)
        raise Refused(
            _(
                "这些来件不能销毁（保存期未满、已暂缓、来件人补充的话还没有人看、有关联事项在办，或者已经在另一批里）：%(numbers)s。请刷新后重选。"
            )
            % {"numbers": "、".join(held[:10]) or _("不在您经手范围内的")}
        )
    batch = DisposalBatch.objects.create(reason=reason, proposed_by=by)
    batch.cases.set(wanted)
    return batch


@transaction.atomic
def approve(*, batch: DisposalBatch, by, note: str = "") -> DisposalBatch:
    """A second person agrees: one who could have proposed every single case of it."""
    locked = _decide(batch, by)
    _check_all(locked, by)
    return _settle(batch, locked, by, DisposalState.APPROVED, note)


@transaction.atomic
def refuse(*, batch: DisposalBatch, by, note: str) -> DisposalBatch:
    """A second person does not agree; the cases stay as they are."""
    locked = _decide(batch, by)
    return _settle(batch, locked, by, DisposalState.REFUSED, need(note, _("请写明为什么不同意。")))


@transaction.atomic
def execute(*, batch: DisposalBatch, by) -> DisposalBatch:
    """Carry an approved batch out. What is no longer due by now (preserved, reopened) stops the whole batch."""
    require(by, DISPOSE)
    locked = _lock(batch, DisposalState.APPROVED)
    _check_scope(locked, by)
    _check_all(locked, by)
    for case in locked.cases.order_by("pk"):
        _dispose(case, locked, by)
    locked.state, locked.done_at = DisposalState.DONE, timezone.now()
    locked.save(update_fields=["state", "done_at"])
    batch.refresh_from_db()
    return batch


def cancel(*, batch: DisposalBatch, by, note: str) -> DisposalBatch:
    """Give an approved batch up, when something in it has to stay after all; the rest is proposed anew."""
    with transaction.atomic():
        require(by, DISPOSE)
        locked = _lock(batch, DisposalState.APPROVED)
        _check_scope(locked, by)
        locked.state = DisposalState.REFUSED
        locked.note = refuse_personal(need(note, _("请写明为什么不再销毁。")), _("说明"))[:120]
        locked.save(update_fields=["state", "note"])
    batch.refresh_from_db()
    return batch


def batches(*, by):
    """The batches of which this person may know every case: one line about a walled case hides the batch."""
    require(by, DISPOSE)
    seen = retention.within_duty(Petition.objects.all(), by)
    hidden = Petition.objects.exclude(pk__in=seen.values("pk"))
    through = DisposalBatch.cases.through.objects.filter(petition__in=hidden.values("pk"))
    return DisposalBatch.objects.exclude(pk__in=through.values("disposalbatch")).select_related(
        "proposed_by", "decided_by"
    )


def register(*, by):
    """Every case whose content was let go, newest first, as far as this person may know of it."""
    require(by, DISPOSE)
    found = retention.within_duty(Petition.objects.filter(disposed_at__isnull=False), by)
    return found.select_related("village").prefetch_related(
        models.Prefetch(
            "disposal_batches",
            DisposalBatch.objects.filter(state=DisposalState.DONE).select_related("proposed_by", "decided_by"),
            to_attr="disposed_in",
        )
    ).order_by("-disposed_at", "-number")  # fmt: skip


def _dispose(case: Petition, batch: DisposalBatch, by) -> None:
    with moving(Action.DISPOSE, petition=case, by=by) as step:
        petition = step.petition
        petition.disposed_at = timezone.now()
        petition.summary = say_kind(Kind(petition.kind))
        petition.row_serial = None  # pointed at one household of a roster
        petition.source_number = ""  # another register's key to the same person
        petition.save(update_fields=["disposed_at", "summary", "row_serial", "source_number"])
        blank(petition)
        step.facts = {"batch": batch.pk}


def blank(petition: Petition) -> None:
    """Every sealed word of the case in every table of this app, found by the field and not by a list."""
    for model in REMOVED:
        model._default_manager.filter(petition=petition).delete()
    for model, path in tables_of_a_case():
        empty = {
            field.name: Value(b"" if isinstance(field, SealedBinaryField) else "")
            for field in model._meta.local_concrete_fields
            if is_sealed(field)
        }
        if empty:
            model._default_manager.filter(**{path: petition.pk}).update(**empty)
    # Never shown again, and taken down because somebody could be recognised.
    Answer.objects.filter(petition=petition, state=AnswerState.WITHDRAWN).update(
        title=say_gone(), question_redacted="", answer_redacted=""
    )


def tables_of_a_case() -> list[tuple[type[models.Model], str]]:
    """The case's own table and every table of this app with a key to it."""
    found: list[tuple[type[models.Model], str]] = [(Petition, "pk")]
    for model in apps.get_app_config("petitions").get_models():
        if model is Petition or model in REMOVED:
            continue
        keys = [
            field.name
            for field in model._meta.local_concrete_fields
            if field.remote_field is not None and field.remote_field.model is Petition
        ]
        if "petition" in keys:
            found.append((model, "petition"))
    return found


@in_chinese
def say_kind(kind: Kind) -> str:
    return str(kind.label)


@in_chinese
def say_gone() -> str:
    return _("已按规定销毁内容")


def _decide(batch: DisposalBatch, by) -> DisposalBatch:
    require(by, DISPOSE)
    locked = _lock(batch, DisposalState.PROPOSED)
    if by.pk == locked.proposed_by_id:
        raise SamePerson(_("提出和审批要由两个人完成。这一批是您提出的，请由另一位同志审批。"))
    _check_scope(locked, by)
    return locked


def _check_scope(batch: DisposalBatch, by) -> None:
    if not batches(by=by).filter(pk=batch.pk).exists():
        raise NotAllowed(_("没有这一批，或者不在您的经手范围内。"))


def _check_all(batch: DisposalBatch, by) -> None:
    """Asked again at every step: a case may have been preserved or reopened since."""
    due = set(retention.disposable(by=by).filter(disposal_batches=batch).values_list("number", flat=True))
    held = sorted(set(batch.cases.values_list("number", flat=True)) - due)
    if held:
        raise Refused(
            _(
                "这些来件现在不能销毁（已暂缓、重新办理、来件人补充的话还没有人看，或者有关联事项在办）：%(numbers)s。请不同意这一批，去掉它们后重新提出。"
            )
            % {"numbers": "、".join(held[:10])}
        )


def _lock(batch: DisposalBatch, state: DisposalState) -> DisposalBatch:
    locked = DisposalBatch.objects.select_for_update().get(pk=batch.pk)
    if locked.state != state:
        raise WrongState(
            _("这一批现在是“%(state)s”，不能这样办理。请刷新页面。") % {"state": DisposalState(locked.state).label}
        )
    return locked


def _settle(batch: DisposalBatch, locked: DisposalBatch, by, state: DisposalState, note: str) -> DisposalBatch:
    locked.state, locked.decided_by, locked.decided_at = state, by, timezone.now()
    locked.note = refuse_personal(note.strip(), _("审批意见"))[:120]
    locked.save(update_fields=["state", "decided_by", "decided_at", "note"])
    batch.refresh_from_db()
    return batch
