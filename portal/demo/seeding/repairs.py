"""A file that needed two tries, and the nights on which what is past its day is let go of."""

from dataclasses import replace
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from disclosures.books.quarters import Quarter
from disclosures.intake.choices import Choices
from disclosures.models import Batch, Round, RoundKind
from disclosures.services import batches
from portal.demo import households, workbooks
from portal.demo.place import VILLAGES
from portal.orgs.selectors import find_village

from .clock import Year
from .ground import staff

VILLAGE = VILLAGES[1].name
NICKNAME = "老庄子村"  # what the village's own book-keeper calls it
FIRST, REPAIRED = "特困供养人员名册.xlsx", "特困供养人员名册（改）.xlsx"


def plan(year: Year) -> None:
    """The file holds a household twice; its repaired form takes its place and waits for the clerk."""
    year.add(year.ago(2, 14), lambda: send(year.today))
    year.add(year.ago(1, 15), lambda: repair(year.today))
    for days_ago in (30, 1):
        year.add(year.ago(days_ago, 3), batches.purge)


def workbook(today: date, *, twice: int) -> bytes:
    found = households.applicants(4, seed=44, villages=(VILLAGES[1],))
    rows = [replace(one, village=NICKNAME) for one in found]
    return workbooks.write("特困供养人员名册", str(Quarter.of(today)), rows + rows[:twice])


def send(today: date) -> None:
    """The clerk says once which village is meant; the next file of these headings is read so by itself."""
    by = staff("jingban2")
    round = Round.objects.get(procedure__scheme__code="extreme-poverty", kind=RoundKind.FIRST_REVIEW)
    batch = batches.receive(
        file=SimpleUploadedFile(FIRST, workbook(today, twice=1)),
        by=by,
        unit=by.unit,
        scheme=round.procedure.scheme,
        round=round,
        period=str(Quarter.of(today)),
    ).batch
    village = find_village(VILLAGE)
    assert village is not None
    batches.recheck(batch=batch, by=by, choices=Choices(villages={NICKNAME: village.pk}))


def repair(today: date) -> None:
    batch = Batch.objects.get(file_name=FIRST)
    batches.replace(batch=batch, file=SimpleUploadedFile(REPAIRED, workbook(today, twice=0)), by=staff("jingban2"))
