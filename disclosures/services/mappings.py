"""Remembering what a clerk chose for one shape of spreadsheet, applying it to the next, and forgetting it."""

from dataclasses import replace

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from .. import permissions
from ..intake.choices import Choices
from ..models import Batch, RememberedMapping


def recall(batch: Batch) -> RememberedMapping | None:
    """What was chosen last time for a file of this shape, from this unit, for this kind of help."""
    if not batch.signature:
        return None
    return RememberedMapping.objects.filter(
        unit=batch.unit_id, scheme=batch.scheme_id, signature=batch.signature
    ).first()


def count_use(mapping: RememberedMapping) -> None:
    RememberedMapping.objects.filter(pk=mapping.pk).update(times_used=F("times_used") + 1, last_used_at=timezone.now())


@transaction.atomic
def remember(*, batch: Batch, choices: Choices, headings: list[str], by) -> RememberedMapping | None:
    """Keep the choices for the next file of this shape. No choice at all forgets what was kept before."""
    permissions.require_choose(by, batch)
    if not batch.signature:
        return None
    lasting = replace(choices, sheets=None)  # which sheets count is said of one file
    if not lasting:
        RememberedMapping.objects.filter(unit=batch.unit_id, scheme=batch.scheme_id, signature=batch.signature).delete()
        return None
    mapping, _is_new = RememberedMapping.objects.update_or_create(
        unit=batch.unit,
        scheme=batch.scheme,
        signature=batch.signature,
        defaults={"headings": headings, "choices": lasting.as_json(), "changed_by": by},
    )
    return mapping


@transaction.atomic
def change(*, mapping: RememberedMapping, choices: Choices, by) -> RememberedMapping:
    """Correct what is remembered; files already read stay as they were read."""
    permissions.require_mapping(by, mapping)
    mapping.choices, mapping.changed_by = choices.as_json(), by
    mapping.save(update_fields=["choices", "changed_by", "changed_at"])
    return mapping


@transaction.atomic
def forget(*, mapping: RememberedMapping, by) -> None:
    permissions.require_mapping(by, mapping)
    mapping.delete()
