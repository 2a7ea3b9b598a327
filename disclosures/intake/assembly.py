"""From sheets to a Table: which sheets are rosters, which belong together, and what is done with the others."""

from . import joining
from .choices import Choices
from .columns import Field
from .headings import Heading, assign, find_heading, guess_heading
from .rows import SheetReader
from .sheets import Sheet, Workbook
from .statistics import read_statistics
from .tables import Context, Table


def assemble(workbook: Workbook, context: Context) -> Table:
    """The workbook's households and totals. Sheets without a roster's heading are named, not read."""
    table = Table(context, hidden_sheets=workbook.hidden, is_examined=workbook.is_examined)
    found, left = find_headings(workbook, table)
    rosters, keyed = joining.split(found, table)
    for sheet, heading in rosters:
        read_sheet(sheet, heading, table)
    if keyed:
        paid: dict[str, joining.Paid] = {}
        for sheet, heading in keyed:
            paid |= joining.read_paid(sheet, heading, table)
        joining.fill(table, paid)
    table.without_heading = [sheet.name for sheet in left]
    if table.is_medical:
        forget_people(table)
    return table


def find_headings(workbook: Workbook, table: Table) -> tuple[list[tuple[Sheet, Heading]], list[Sheet]]:
    """The sheets that have a roster's heading, and those that have none; statistics are put aside on the way."""
    choices = table.context.choices
    found: list[tuple[Sheet, Heading]] = []
    left: list[Sheet] = []
    for sheet in workbook.sheets:
        if not choices.reads(sheet.name) or not sheet.rows:
            continue
        heading = find_heading(sheet, choices)
        if not names_people(heading, choices) and (statistics := read_statistics(sheet)):
            table.statistics.append(statistics)
        elif heading is None:
            left.append(sheet)
        else:
            found.append((sheet, heading))
    if not found and not table.statistics:
        # A heading that nobody foresaw: shown all the same, so that a clerk can say what its columns are.
        found = [(sheet, guessed) for sheet in left if (guessed := guess_heading(sheet))]
        left = [sheet for sheet in left if all(sheet is not one for one, _heading in found)]
    return found, left


def read_sheet(sheet: Sheet, heading: Heading, table: Table) -> None:
    reader = SheetReader(sheet, heading, table)
    table.look.take(sheet, heading, reader.layout, table)
    reader.read()


def names_people(heading: Heading | None, choices: Choices) -> bool:
    """Whether a heading has a column of names, by its own word or by a clerk's."""
    return heading is not None and Field.NAME in assign(heading.labels, choices)[0]


def forget_people(table: Table) -> None:
    """Nobody on a list of medical aid is named, not even to the preview: being on it says that somebody was ill."""
    for line in table.lines:
        line.name = line.identity = line.fingerprint = ""
        line.members = None
    for column in table.look.columns:
        if column.field == Field.NAME:
            column.samples = []
