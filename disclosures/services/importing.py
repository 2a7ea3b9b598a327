"""The steps inside a batch: tell the rules what they must know, keep what they found, write the rows."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from django.db import connection
from django.utils import timezone

from portal.orgs.models import Level, OrgUnit
from portal.orgs.selectors import VillageIndex
from portal.privacy import vault

from .. import bulk, plausibility, retention
from ..intake import assembly, checks, looks, marks, readers, staging, summaries
from ..intake.choices import Choices
from ..intake.problems import Problem, Refused, has_errors
from ..intake.shapes import shape_of
from ..intake.sheets import Workbook
from ..intake.staging import StagedLine
from ..intake.tables import Context, Place, Table
from ..intake.unknowns import unknown_villages
from ..models import AmountUnit, Batch, BatchState, ImportRow, SchemeKind
from . import elsewhere, jobs, mappings

IDENTITY_PURPOSE = "import-identity"
SAMPLE_LINES = 10
SEAL_EVERY = 5_000
NO_CHOICES = Choices()

# What a check leaves in a batch; the file itself is none of it.
FINDINGS = (
    "problems", "columns", "dropped_columns", "totals", "sheet_name", "row_count", "bad_row_count", "staged", "look",
    "marks", "delete_after", "state", "job", "choices", "signature", "remembered", "revision",
)  # fmt: skip


def understand(batch: Batch, data: bytes, choices: Choices | None = None) -> Table:
    """Bytes to a table. Takes no lock: the child may need half a minute for a large file.

    Without choices, those of the last file of this shape apply, if there are any.
    """
    workbook = readers.read(data)
    jobs.report(batch, 0, sum(len(sheet.rows) for sheet in workbook.sheets))
    shape = shape_of(workbook)
    batch.signature = shape.signature
    if choices is None:
        batch.remembered = mappings.recall(batch)
        choices = Choices.from_json(batch.remembered.choices) if batch.remembered else NO_CHOICES
    batch.choices = choices.as_json() if choices else {}
    names = [sheet.name for sheet in workbook.sheets]
    table = assembly.assemble(workbook, context_for(batch, choices))
    table.look.headings = shape.headings
    table.look.sheets = states_of(names, workbook, table)
    return table


def states_of(names: list[str], workbook: Workbook, table: Table) -> list[tuple[str, str]]:
    """Each sheet, and whether it was read, skipped or could not be, being hidden."""
    read = {layout.sheet for layout in table.layouts}
    visible = [(name, "read" if name in read else "skipped") for name in names]
    return visible + [(name, "hidden") for name in workbook.hidden if name not in names]


def context_for(batch: Batch, choices: Choices = NO_CHOICES) -> Context:
    """What the rules are told. One query for the villages, one for the batches beside this one."""
    index = VillageIndex.build()
    chosen = OrgUnit.objects.villages().in_bulk(set(choices.villages.values())) if choices.villages else {}

    def find_village(text: str) -> Place | None:
        unit = (chosen.get(choices.village_for(text)) or index.find(text)) if text else None
        return Place(unit.pk, unit.name) if unit else None

    unit = batch.unit
    return Context(
        find_village=find_village,
        fingerprint=lambda number: vault.fingerprint(IDENTITY_PURPOSE, number),
        today=timezone.localdate(),
        own_village=Place(unit.pk, unit.name) if unit.level == Level.VILLAGE else None,
        is_monthly=batch.scheme.amount_unit == AmountUnit.MONTH,
        is_medical=batch.scheme.kind == SchemeKind.MEDICAL,
        standard_per_person=plausibility.standard(batch.scheme.kind, timezone.localdate()),
        find_elsewhere=lambda marks: elsewhere.find(batch, marks),
        report=lambda _stage, done: jobs.report(batch, done),
        choices=choices,
    )


def keep_findings(batch: Batch, table: Table) -> None:
    """Put what was found into the batch; the caller saves it. Lines wait only if they could be confirmed."""
    problems, counts = checks.run(table)
    lines = staging.stage(table)
    batch.problems = [problem.as_json() for problem in problems]
    batch.columns = summaries.columns(table, counts)
    batch.dropped_columns = summaries.dropped(table)
    batch.totals = summaries.totals(table)
    batch.sheet_name = "、".join(layout.sheet for layout in table.layouts)[:100]
    batch.row_count = len(lines)
    batch.bad_row_count = summaries.bad_rows(problems)
    batch.look = looks.as_json(table.look, unknown_villages(table))
    batch.marks = marks.pack(table.lines)
    batch.revision += 1
    batch.staged = staging.pack(lines[:SAMPLE_LINES] if has_errors(problems) else lines) if lines else None
    batch.delete_after = retention.unconfirmed_until()
    batch.state, batch.job = BatchState.CHECKED, ""


def keep_refusal(batch: Batch, refused: Refused) -> None:
    """The file could not be read at all: say why. The caller lets go of it."""
    batch.problems = [refused.problem.as_json()]
    batch.revision += 1
    batch.state, batch.job = BatchState.RETURNED, ""
    batch.closed_reason = refused.problem.message[:200]


def contents(line: StagedLine) -> dict:
    """What a row keeps of a household, see ImportRow."""
    return {
        "name": line.name,
        "household_size": line.household_size,
        "persons": line.persons,
        "amount": line.amount,
    }


def seal_rows(lines: list[StagedLine], report: Callable[[int], None]) -> list[str]:
    """Each household's contents as the database gets them. Sealing takes longer than writing, so it comes first."""
    field = ImportRow._meta.get_field("sealed")
    sealed = []
    for number, line in enumerate(lines, 1):
        sealed.append(field.close(contents(line), connection))
        if number % SEAL_EVERY == 0:
            report(number)
    return sealed


def write_rows(batch: Batch, lines: list[StagedLine], sealed: list[str], until: dt.date) -> int:
    """The confirmed households, each sealed by itself: {name, household_size, persons, amount} and nothing more."""
    return bulk.insert(
        ImportRow,
        ("batch_id", "row_number", "village_id", "sealed", "identity_fingerprint", "is_minor", "delete_after"),
        (
            (batch.pk, line.row_number, line.village, closed, line.fingerprint, line.is_minor, until)
            for line, closed in zip(lines, sealed, strict=True)
        ),
        prepared=("sealed",),
    )


def opened_rows(lines: Iterable[StagedLine]) -> Iterator[tuple]:
    """The same lines as rosters.build reads them from the rows, so that nothing just sealed is opened again."""
    places = {
        pk: (pk, sort_order, code) for pk, sort_order, code in OrgUnit.objects.values_list("pk", "sort_order", "code")
    }
    for line in lines:
        yield (line.row_number, contents(line), line.is_minor, *places[line.village])


def problems_of(batch: Batch) -> list[Problem]:
    """The stored problems, with sentences in the reader's language."""
    return [Problem.from_json(stored) for stored in batch.problems]
