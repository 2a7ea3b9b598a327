"""The steps inside a batch: tell the rules what they must know, keep what they found, write the rows."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.utils import timezone

from portal.orgs.models import Level, OrgUnit
from portal.orgs.selectors import VillageIndex
from portal.privacy import vault

from .. import bulk, retention
from ..intake import assembly, checks, readers, staging, summaries
from ..intake.choices import Choices
from ..intake.problems import Problem, Refused, has_errors
from ..intake.staging import StagedLine
from ..intake.tables import Context, Place, Table
from ..models import AmountUnit, Batch, BatchState, ImportRow

IDENTITY_PURPOSE = "import-identity"
SAMPLE_LINES = 10
NO_CHOICES = Choices()


def understand(batch: Batch, data: bytes, choices: Choices = NO_CHOICES) -> Table:
    """Bytes to a table. Takes no lock: the child may need half a minute for a large file."""
    return assembly.assemble(readers.read(data), context_for(batch, choices))


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
        known_elsewhere=fingerprints_beside(batch),
        report=lambda _stage, done: Batch.objects.filter(pk=batch.pk).update(row_count=done) if batch.pk else None,
        choices=choices,
    )


def fingerprints_beside(batch: Batch) -> dict[str, str]:
    """Identity fingerprints of the other confirmed batches of the same scheme, round and period."""
    rows = ImportRow.objects.filter(
        batch__state=BatchState.CONFIRMED,
        batch__scheme=batch.scheme,
        batch__round=batch.round,
        batch__period=batch.period,
    ).exclude(identity_fingerprint="")
    return dict(rows.values_list("identity_fingerprint", "village__name").iterator(chunk_size=5000))


def keep_findings(batch: Batch, table: Table) -> None:
    """Put what was found into the batch, and let go of the file. Lines wait only if they could be confirmed."""
    problems, counts = checks.run(table)
    lines = staging.stage(table)
    batch.problems = [problem.as_json() for problem in problems]
    batch.columns = summaries.columns(table, counts)
    batch.dropped_columns = summaries.dropped(table)
    batch.totals = summaries.totals(table)
    batch.sheet_name = "、".join(layout.sheet for layout in table.layouts)[:100]
    batch.row_count = len(lines)
    batch.bad_row_count = summaries.bad_rows(problems)
    batch.original = None
    batch.staged = staging.pack(lines[:SAMPLE_LINES] if has_errors(problems) else lines) if lines else None
    batch.delete_after = retention.unconfirmed_until()
    batch.state, batch.job = BatchState.CHECKED, ""


def keep_refusal(batch: Batch, refused: Refused) -> None:
    """The file could not be read at all: say why, keep nothing of it."""
    batch.problems = [refused.problem.as_json()]
    batch.original = batch.staged = batch.delete_after = None
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


def write_rows(batch: Batch, lines: Iterable[StagedLine], until: dt.date) -> int:
    """The confirmed households, each sealed by itself: {name, household_size, persons, amount} and nothing more."""
    return bulk.insert(
        ImportRow,
        ("batch_id", "row_number", "village_id", "sealed", "identity_fingerprint", "is_minor", "delete_after"),
        (
            (
                batch.pk,
                line.row_number,
                line.village,
                contents(line),
                line.fingerprint,
                line.is_minor,
                until,
            )
            for line in lines
        ),
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
