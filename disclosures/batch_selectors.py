"""What staff read about batches. Nothing here opens a name: the preview's first rows come out masked."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from portal.orgs.models import Level, OrgUnit
from portal.orgs.selectors import township, villages
from portal.privacy import masking

from .intake import staging
from .intake.columns import BY_FIELD, Field
from .intake.denied import REASONS
from .models import Batch, BatchState, Procedure, Roster, Round
from .services import importing

SAMPLE_ROWS = 10


def visible_batches(by) -> QuerySet[Batch]:
    """The batches of the account's own unit and of the units below it."""
    batches = Batch.objects.select_related("unit", "scheme", "round", "uploader", "confirmed_by").defer(
        "original", "staged", "problems", "columns", "dropped_columns", "totals"
    )
    if by.is_superuser:
        return batches
    if by.unit_id is None:
        return batches.none()
    return batches.filter(Q(unit=by.unit_id) | Q(unit__parent=by.unit_id) | Q(unit__parent__parent=by.unit_id))


def units_for_upload(by) -> QuerySet[OrgUnit]:
    """Where this account may report from: its own village, or the township and every village."""
    if by.unit is not None and by.unit.level == Level.VILLAGE:
        return OrgUnit.objects.filter(pk=by.unit_id)
    if not by.is_superuser and by.unit is None:
        return OrgUnit.objects.none()
    top = township()
    return OrgUnit.objects.filter(Q(pk=top.pk if top else None) | Q(pk__in=villages())).order_by("sort_order", "code")


def rounds_for_upload() -> QuerySet[Round]:
    """The rounds of the procedures in force today."""
    procedures = Procedure.objects.in_force(timezone.localdate())
    return (
        Round.objects.filter(procedure__in=procedures)
        .select_related("procedure__scheme")
        .order_by("procedure__scheme__sort_order", "procedure__scheme__name", "order")
    )


@dataclass(frozen=True)
class SampleRow:
    """One of the first rows, masked."""

    number: int
    label: str
    village: str
    household_size: int | None
    persons: int
    amount: str


def first_rows(batch: Batch) -> list[SampleRow]:
    """A look at the first rows while a batch waits for its confirmation."""
    if batch.state != BatchState.CHECKED or not batch.staged:
        return []
    lines = staging.unpack(batch.staged)[:SAMPLE_ROWS]
    names = dict(OrgUnit.objects.filter(pk__in={line.village for line in lines}).values_list("pk", "name"))
    return [
        SampleRow(
            line.row_number,
            masking.mask_name(line.name, is_minor=line.is_minor) if line.name else "",
            names.get(line.village, ""),
            line.household_size,
            line.persons,
            line.amount,
        )
        for line in lines
    ]


def found_columns(batch: Batch) -> list[dict]:
    """The columns that were understood, with the field's own name."""
    return [{**column, "title": BY_FIELD[Field(column["field"])].title} for column in batch.columns.get("found", [])]


def dropped_columns(batch: Batch) -> list[dict]:
    """The columns that were not kept, with the reason in words."""
    return [{**column, "reason_text": REASONS[column["reason"]]} for column in batch.dropped_columns]


def split_problems(batch: Batch):
    """Errors and warnings, and how many of each there are in all."""
    problems = importing.problems_of(batch)
    return [one for one in problems if one.is_error], [one for one in problems if not one.is_error]


def roster_of(batch: Batch) -> Roster | None:
    return Roster.objects.filter(batch=batch).select_related("approved_by").first()


def suggested_period(today: dt.date) -> str:
    """The quarter that today lies in, as offices write it."""
    return f"{today.year}年第{'一二三四'[(today.month - 1) // 3]}季度"
