"""One sheet's rows: a pass from top to bottom, with the village of the section above each of them."""

from typing import Any

from . import identities, sections
from .choices import SourceUnit
from .columns import BY_FIELD, Field
from .extras import Extras
from .folding import Folder
from .headings import Heading
from .layouts import Positions, lay_out
from .places import VillageFinder
from .sections import TotalMark
from .sheets import Sheet
from .statedsums import stated_sums
from .tables import Line, Place, Table, Total
from .transforms import UNREADABLE, clean_name, clean_text, compact, parse_amount, parse_count
from .units import monthly

NAME_HEADINGS = frozenset(BY_FIELD[Field.NAME].synonyms)
REPORT_EVERY = 10_000


class SheetReader:
    """Reads one sheet into a table. Holds where it is: the village above, the last totals row."""

    def __init__(self, sheet: Sheet, heading: Heading, table: Table):
        self.sheet, self.heading, self.table = sheet, heading, table
        self.villages = VillageFinder(table.context.find_village)
        self.layout = lay_out(sheet, heading, table, self.villages)
        self.at = Positions.of(self.layout)
        self.extras = Extras(self.layout, table)
        self.folder = Folder(self.layout, table) if self.layout.is_folded else None
        self.unit = table.context.choices.amount_unit if table.context.is_monthly else SourceUnit.AUTOMATIC
        if self.folder is not None and self.unit is SourceUnit.PER_PERSON_MONTH:
            self.unit = SourceUnit.MONTH  # each member's row has its own amount, and they are added up
        is_payment = table.context.is_medical or self.layout.is_medical or not table.context.is_monthly
        self.counts_payments = is_payment and Field.PERSONS not in self.layout.columns and self.folder is None
        self.place: Place | None = None
        self.village_text = ""
        self.sheet_start = self.section_start = self.last_total = len(table.lines)
        self.fingerprint = table.context.fingerprint
        self.adult_since = identities.adult_since(table.context.today)

    def read(self) -> None:
        self.take_village_above()
        at, lines, context = self.at, self.table.lines, self.table.context
        folder, takers = self.folder, self.extras.takers
        heads = NAME_HEADINGS | {self.sheet.text(self.heading.row, at.name)}
        for row in range(self.heading.first_data_row, len(self.sheet.rows)):
            cells = self.sheet.rows[row]
            if not cells:
                continue
            cells = cells[: at.width - 1]
            cells += [""] * (at.width - len(cells))
            name = cells[at.name]
            if "计" in "".join(cells[: at.lead]):
                mark = sections.total_mark(cells, at.lead - 1)
                if mark is not None:
                    self.take_total(row, cells, mark)
                    continue
            if folder is not None and folder.takes(row, cells):
                continue
            has_numbers = bool(cells[at.persons] or cells[at.amount])
            if not (name and has_numbers) and self.take_other(row, cells, name, has_numbers):
                continue
            if name in heads:
                continue  # the heading again, at the top of a printed page
            line = self.line(row, cells)
            lines.append(line)
            if folder is not None:
                folder.begin(line, cells)
            if takers:
                self.extras.take(line, cells)
            if len(lines) % REPORT_EVERY == 0:
                context.report("reading", len(lines))
        if folder is not None:
            folder.finish()
        if self.unit not in (SourceUnit.AUTOMATIC, SourceUnit.MONTH):
            for line in lines[self.sheet_start :]:
                if line.amount:
                    line.amount = monthly(line.amount, self.unit, line.persons)
        self.sheet.rows = []

    def line(self, row: int, cells: list[str]) -> Line:
        """One household. A missing column reads the blank cell that ends every row."""
        at = self.at
        group = cells[at.group]
        if group:
            group = clean_text(group)
        village = cells[at.village]
        if village:
            group = self.take_village(village, group)
        name, has_note = clean_name(cells[at.name])
        size: Any = cells[at.size]
        persons: Any = cells[at.persons]
        amount: Any = cells[at.amount]
        size = parse_count(size) if size else None
        persons = parse_count(persons) if persons else None
        amount = parse_amount(amount) if amount else None
        line = Line(
            self.layout,
            row,
            self.place,
            self.village_text,
            group,
            name,
            has_note,
            size,
            persons,
            amount,
            identities.clean_identity(cells[at.identity]),
        )
        if size is UNREADABLE or persons is UNREADABLE or amount is UNREADABLE:
            put_aside_unreadable(line)
        if self.counts_payments:
            line.persons = 1  # a payment to one person: 人次
        number = line.identity
        if number and (identities.has_shape(number) or identities.is_old(number)):
            line.fingerprint = self.fingerprint(identities.as_new(number))
            line.is_minor = identities.born_after(number, self.adult_since)
        return line

    def take_village_above(self) -> None:
        """The village named above the heading, or by the sheet's own name; below, a section row overrules it."""
        above = [cell for cells in self.sheet.rows[: self.heading.row] for cell in cells if cell]
        for text in [*above, self.sheet.name]:
            place = self.villages.find(sections.section_text(text))
            if place is not None:
                self.place, self.village_text = place, place.name
        if self.place is None and self.table.context.own_village is not None:
            self.place = self.table.context.own_village
            self.village_text = self.place.name

    def take_village(self, text: str, group: str) -> str:
        """Go to the village of a filled cell, and answer with the group that the cell may name as well.

        It holds for the rows below too: a merged cell keeps its text in the first row only.
        """
        place, self.village_text, group_inside = self.villages.of_cell(text)
        if place != self.place:
            self.section_start = len(self.table.lines)
            self.place = place
        return group or group_inside

    def take_other(self, row: int, cells: list[str], raw_name: str, has_numbers: bool) -> bool:
        """Section, note, signature and blank rows. True when the row is no household."""
        filled = [(at, cell) for at, cell in enumerate(cells) if cell and not cell.isspace()]
        if not filled:
            return True
        column, first = filled[0]
        distinct = {compact(cell) for _at, cell in filled}
        # A village beside a name is a household that lacks its numbers; a village alone, or with 12户, is a section.
        if not has_numbers and len(distinct) <= 2 and sections.leaves_name_free(raw_name, first):
            text = sections.section_text(first)
            place = self.villages.find(text) if text else None
            if place is not None:
                self.start_section(place, place.name)
                return True
            if sections.reads_like_village(text) and len(distinct) == 1:
                self.table.unknown_sections.append((self.layout, row, column, text))
                self.start_section(None, text)
                return True
        if any(sections.is_note(cell) for _at, cell in filled):
            return True
        if not has_numbers and not raw_name:
            # A serial number alone, a remark, a title: no household without a name and without a number.
            return True
        labels = self.heading.labels
        same = sum(1 for at, cell in filled if at < len(labels) and clean_text(cell) == labels[at])
        return same * 2 > len(filled)

    def start_section(self, place: Place | None, text: str) -> None:
        self.place, self.village_text = place, text
        self.section_start = len(self.table.lines)

    def take_total(self, row: int, cells: list[str], mark: TotalMark) -> None:
        """A totals row, kept beside the lines that it may be the total of."""
        count = len(self.table.lines)
        place = self.villages.find(mark.of) if mark.of else None
        if place is None and mark.word == "小计":
            place = self.place
        stated = stated_sums(cells, self.layout.columns, self.unit)
        total = Total(
            self.layout,
            row,
            mark.column,
            mark.word,
            place,
            stated,
            self.last_total,
            count,
            self.section_start,
            self.sheet_start,
        )
        for earlier in self.table.totals:
            if earlier.end < count:
                earlier.is_last = False
        self.table.totals.append(total)
        self.last_total = count


def put_aside_unreadable(line: Line) -> None:
    """Leave no half-value behind: an unreadable cell is an empty one that is remembered."""
    marks = ((Field.HOUSEHOLD_SIZE, "household_size"), (Field.PERSONS, "persons"), (Field.AMOUNT, "amount"))
    line.unreadable = frozenset(field for field, name in marks if getattr(line, name) is UNREADABLE)
    for field, name in marks:
        if field in line.unreadable:
            setattr(line, name, None)
