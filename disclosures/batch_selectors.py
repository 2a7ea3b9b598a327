"""What staff read about batches. Nothing here opens a name: the preview's first rows come out masked."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.orgs.models import Level, OrgUnit
from portal.orgs.selectors import township, villages
from portal.privacy import masking

from . import permissions
from .intake import repairs, staging
from .intake.choices import SOURCE_UNIT_WORDS, Choices
from .intake.columns import BY_FIELD, Field
from .intake.denied import REASONS
from .intake.problems import Problem
from .intake.repairs import Repair
from .models import Batch, BatchState, ImportRow, Procedure, PurgeRecord, RememberedMapping, Roster, Round
from .services import importing
from .wizard import SOLVED_BY_CHOOSING

SAMPLE_ROWS = 10


def visible_batches(by) -> QuerySet[Batch]:
    """The batches of the account's own unit and of the units below it."""
    batches = Batch.objects.select_related("unit", "scheme", "round", "uploader", "confirmed_by").defer(
        "original", "staged", "look", "marks", "problems", "columns", "dropped_columns", "totals"
    )
    return within_reach(batches, by)


def within_reach(rows: QuerySet, by, path: str = "unit") -> QuerySet:
    """Only what belongs to the account's own unit or to one below it."""
    if by.is_superuser:
        return rows
    if by.unit_id is None:
        return rows.none()
    own, parent, grandparent = path, f"{path}__parent", f"{path}__parent__parent"
    return rows.filter(Q(**{own: by.unit_id}) | Q(**{parent: by.unit_id}) | Q(**{grandparent: by.unit_id}))


def visible_mappings(by) -> QuerySet[RememberedMapping]:
    """What is remembered for the units that this account answers for."""
    return within_reach(RememberedMapping.objects.select_related("unit", "scheme", "changed_by"), by)


def visible_purges(by) -> QuerySet[PurgeRecord]:
    return within_reach(PurgeRecord.objects.select_related("batch__unit", "by"), by, "batch__unit").defer(
        *(f"batch__{name}" for name in ("original", "staged", "look", "marks", "problems", "columns", "totals"))
    )


@dataclass(frozen=True)
class Due:
    """What the nightly command will let go of next."""

    rows: int
    rows_on: dt.date | None
    uploads: int
    uploads_on: dt.date | None


def due_next(by) -> Due:
    """How much is still kept, and the day on which the first of it goes."""
    rows = within_reach(ImportRow.objects.filter(sealed__isnull=False), by, "batch__unit")
    uploads = within_reach(Batch.objects.filter(delete_after__isnull=False), by)
    of_rows = rows.aggregate(count=Count("pk"), day=Min("delete_after"))
    of_uploads = uploads.aggregate(count=Count("pk"), day=Min("delete_after"))
    return Due(of_rows["count"], of_rows["day"], of_uploads["count"], of_uploads["day"])


def say_mapping(mapping: RememberedMapping) -> list[str]:
    """What is remembered, one sentence a choice."""
    choices = Choices.from_json(mapping.choices)
    units = dict(OrgUnit.objects.filter(pk__in=choices.villages.values()).values_list("pk", "name"))
    told = [
        _("“%(heading)s”作为%(field)s") % {"heading": heading, "field": BY_FIELD[Field(code)].title}
        if code
        else _("“%(heading)s”不导入") % {"heading": heading}
        for heading, code in choices.columns.items()
    ]
    if choices.amount_unit:
        told.append(_("金额：%(unit)s") % {"unit": SOURCE_UNIT_WORDS[choices.amount_unit]})
    return told + [
        _("“%(text)s”是%(village)s") % {"text": text, "village": units.get(key, "")}
        for text, key in choices.villages.items()
    ]


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


@dataclass(frozen=True)
class ProblemKind:
    """All problems of one kind: how many there are, though only the first two hundred were kept."""

    code: str
    example: Problem
    count: int


def problems(batch: Batch, code: str = "") -> list[Problem]:
    """The kept problems, errors first; of one kind, if one is named."""
    return [problem for problem in importing.problems_of(batch) if code in ("", problem.code)]


def problem_kinds(batch: Batch) -> list[ProblemKind]:
    """Each kind once, errors first, in the order of their first cell."""
    counts = batch.columns.get("problem_counts", {})
    examples: dict[str, Problem] = {}
    for problem in importing.problems_of(batch):
        examples.setdefault(problem.code, problem)
    return [ProblemKind(code, problem, counts.get(code, 1)) for code, problem in examples.items()]


def choosable_problems(batch: Batch) -> list[Problem]:
    """Errors that go when the clerk says what a column, a unit or a village means."""
    return [problem for problem in problems(batch) if problem.is_error and problem.code in SOLVED_BY_CHOOSING]


def has_errors(batch: Batch) -> bool:
    return any(problem.is_error for problem in problems(batch))


def say_rechecked(batch: Batch) -> str:
    """What came of reading a file again."""
    if batch.job:
        return _("文件较大，已排队重新校验。本页会自动更新。")
    errors = sum(problem.is_error for problem in problems(batch))
    if errors:
        return _("已按您的选择重新校验，还有 %(errors)s 处必须改正。") % {"errors": errors}
    return _("已按您的选择重新校验，没有必须改正的问题。以后同样表头的文件照此读取。")


def may_choose(by, batch: Batch) -> bool:
    """Whether this account may say what a batch's columns mean, replace it or take it back."""
    code = permissions.UPLOAD if batch.uploader_id == by.pk else permissions.CONFIRM
    return permissions.allows(by, code, batch)


def repair_of(batch: Batch) -> Repair | None:
    """What a repaired file did to the problems of the one that it stands for; None while it has not been checked."""
    if batch.replaces_id is None or batch.state == BatchState.RECEIVED:
        return None
    return repairs.compare(importing.problems_of(batch.replaces), importing.problems_of(batch))


def successor_of(batch: Batch) -> Batch | None:
    """The repaired batch that stands for this one: the live one, or the latest."""
    return batch.successors.live().first() or batch.successors.first()


def roster_of(batch: Batch) -> Roster | None:
    return Roster.objects.filter(batch=batch).select_related("approved_by").first()


def suggested_period(today: dt.date) -> str:
    """The quarter that today lies in, as offices write it."""
    return f"{today.year}年第{'一二三四'[(today.month - 1) // 3]}季度"
