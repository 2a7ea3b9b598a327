"""From confirmed rows to an approved roster: build, submit, approve, return."""

from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.privacy import masking

from .. import bulk, permissions
from ..models import Batch, BatchState, ImportRow, Roster, RosterEntry, RosterState
from ..refusals import Declined
from ..release import anonymization
from . import reviews

CHUNK = 2000


@transaction.atomic
def build(*, batch: Batch, by, rows: Iterable[tuple] | None = None) -> Roster:
    """Write the public rows of a confirmed batch, once. What is not listed in anonymization.COLUMNS stays behind.

    Whoever has just written the import rows may hand them over as `rows`, so that they need not be opened again.
    """
    permissions.require_build(by, batch)
    batch = Batch.objects.select_for_update().select_related(None).get(pk=batch.pk)
    if batch.state != BatchState.CONFIRMED:
        raise Declined(_("这个批次还没有确认，不能制作名册。请先核对并确认导入的内容。"))
    if Roster.objects.filter(batch=batch).exists():
        raise Declined(_("这个批次已经制作过名册，不能重复制作。要更正请重新上传一个批次。"))
    villages, lines = masked_lines(batch, rows)
    if not lines:
        raise Declined(_("这个批次里没有可以公示的行，不能制作名册。"))
    roster = Roster.objects.create(
        batch=batch,
        built_by=by,
        mask_rule_version=masking.RULE_VERSION,
        digest=anonymization.digest(
            (line.serial, line.label, line.household.village[1], line.household_size, line.persons, line.amount)
            for line in lines
        ),
        households=len(lines),
        persons=sum(line.persons for line in lines),
        amount=sum((line.amount for line in lines), Decimal()),
    )
    bulk.insert(
        RosterEntry,
        ("roster_id", "serial", "label", "village_id", "household_size", "persons", "amount"),
        (
            (
                roster.pk,
                line.serial,
                line.label,
                villages[line.household.village],
                line.household_size,
                line.persons,
                line.amount,
            )
            for line in lines
        ),
    )
    return roster


def masked_lines(
    batch: Batch, rows: Iterable[tuple] | None = None
) -> tuple[dict[tuple[int, str], int], list[anonymization.Line]]:
    """The batch's rows opened and masked, with the village behind each (sort order, code). The same each time."""
    villages: dict[tuple[int, str], int] = {}
    households = []
    if rows is None:
        stored = ImportRow.objects.filter(batch=batch, sealed__isnull=False).values_list(
            "row_number", "sealed", "is_minor", "village_id", "village__sort_order", "village__code"
        )
        rows = stored.iterator(chunk_size=CHUNK)
    for row_number, sealed, is_minor, village_id, sort_order, code in rows:
        village = (sort_order, code)
        villages[village] = village_id
        households.append(anonymization.Household(village, row_number, sealed, is_minor))
    return villages, anonymization.mask(households)


@transaction.atomic
def submit(*, roster: Roster, by, review: dict[str, str] | None = None) -> Roster:
    """Hand a finished or returned roster to the second person, with the review of its release (PIPL art 55)."""
    permissions.require_build(by, roster.batch)
    roster = _locked(roster)
    if roster.state not in (RosterState.DRAFT, RosterState.RETURNED):
        raise Declined(_say_state(roster, _("不能再次送审")))
    roster.state = RosterState.IN_REVIEW
    roster.returned_by, roster.returned_at, roster.return_reason = None, None, ""
    roster.save()
    reviews.draft(roster=roster, by=by, texts=review)
    return roster


@transaction.atomic
def approve(*, roster: Roster, by) -> Roster:
    """The second person's yes, and their name under the review: 条例 art 17, PIPL art 55."""
    permissions.require_decision(by, roster)
    roster = _locked(roster)
    if roster.state != RosterState.IN_REVIEW:
        raise Declined(_say_state(roster, _("不能审批")))
    if roster.batch.state != BatchState.CONFIRMED:
        raise Declined(_("这份名册的批次已经撤销，不能审批。"))
    review = reviews.pending(roster)
    if review is None:
        raise Declined(_("这份名册没有公开前评估，不能审批。请退回给经办人，重新送审时会一并起草。"))
    reviews.sign(review=review, by=by)
    roster.state = RosterState.APPROVED
    roster.approved_by, roster.approved_at = by, timezone.now()
    roster.save()
    return roster


@transaction.atomic
def return_(*, roster: Roster, by, reason: str) -> Roster:
    """The second person's no, with the reason: the seed document returns rejected material for re-investigation."""
    permissions.require_decision(by, roster)
    roster = _locked(roster)
    reason = reason.strip()
    if not reason:
        raise Declined(_("请写明退回的原因，方便对方更正。"))
    if roster.state not in (RosterState.IN_REVIEW, RosterState.APPROVED):
        raise Declined(_say_state(roster, _("不能退回")))
    roster.state = RosterState.RETURNED
    roster.approved_by, roster.approved_at = None, None
    roster.returned_by, roster.returned_at, roster.return_reason = by, timezone.now(), reason
    roster.save()
    return roster


def _locked(roster: Roster) -> Roster:
    return Roster.objects.select_for_update().get(pk=roster.pk)


def _say_state(roster: Roster, what: str) -> str:
    return _("这份名册现在是“%(state)s”，%(what)s。") % {"state": roster.get_state_display(), "what": what}
