"""From sheets to a Table: one pass over the rows, with the village of the section above each of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from . import identities, sections
from .addresses import column_letter
from .columns import BY_FIELD, REQUIRED, Field
from .denied import Dropped, denied_by_content
from .headings import Column, Heading, assign, find_heading, unnamed_columns
from .health import mentions_health
from .sections import TotalMark
from .sheets import Sheet, Workbook
from .tables import Context, Layout, Line, Note, Place, Sums, Table, Total
from .transforms import UNREADABLE, Unreadable, clean_name, clean_text, compact, parse_amount, parse_count

FREE_TEXT = frozenset({"notes", "cause", "health", "unknown"})
NAME_HEADINGS = frozenset(BY_FIELD[Field.NAME].synonyms)
NUMBERS = (Field.HOUSEHOLD_SIZE, Field.PERSONS, Field.AMOUNT)
REPORT_EVERY = 10_000
GROUP_AT_END = re.compile(r"(.+?)((?:第)?[0-9一二三四五六七八九十]+(?:村民小组|组|社|队|屯))")


def assemble(workbook: Workbook, context: Context) -> Table:
    """The workbook's households and totals. Sheets without a roster's heading are named, not read."""
    table = Table(context, hidden_sheets=workbook.hidden)
    for sheet in workbook.sheets:
        heading = find_heading(sheet)
        if heading is None:
            if sheet.rows:
                table.without_heading.append(sheet.name)
            continue
        SheetReader(sheet, heading, table).read()
    return table


@dataclass(frozen=True, slots=True)
class Positions:
    """Where each field stands. A field without a column points at a blank cell, behind the last one used."""

    name: int
    village: int
    group: int
    identity: int
    size: int
    persons: int
    amount: int
    lead: int  # the cells before the first number, where a totals row says what it is
    width: int

    @classmethod
    def of(cls, columns: dict[Field, Column]) -> "Positions":
        found = {field: column.index for field, column in columns.items()}
        blank = max(found.values(), default=0) + 1
        numbers = [found[field] for field in NUMBERS if field in found]
        name = found.get(Field.NAME, blank)
        return cls(
            name=name,
            village=found.get(Field.VILLAGE, blank),
            group=found.get(Field.GROUP, blank),
            identity=found.get(Field.IDENTITY, blank),
            size=found.get(Field.HOUSEHOLD_SIZE, blank),
            persons=found.get(Field.PERSONS, blank),
            amount=found.get(Field.AMOUNT, blank),
            lead=max(min(numbers, default=blank), 0 if name == blank else name + 1),
            width=blank + 1,
        )


class SheetReader:
    """Reads one sheet into a table. Holds where it is: the village above, the last totals row."""

    def __init__(self, sheet: Sheet, heading: Heading, table: Table):
        self.sheet, self.heading, self.table = sheet, heading, table
        self.find = table.context.find_village
        columns, left = assign(heading.labels)
        self.layout = Layout(
            sheet.name, len(table.layouts), heading.row, heading.first_data_row, columns, sheet.long_numbers
        )
        self.drop_by_content(columns)
        self.drop_columns(columns, left)
        table.layouts.append(self.layout)
        self.place: Place | None = None
        self.village_text = ""
        self.sheet_start = self.section_start = self.last_total = len(table.lines)
        self.villages: dict[str, tuple[Place | None, str, str]] = {}
        self.at = Positions.of(columns)
        self.fingerprint = table.context.fingerprint
        self.adult_since = identities.adult_since(table.context.today)

    # --- columns ---

    def column_cells(self, index: int) -> list[str]:
        return [cells[index] for cells in self.sheet.rows[self.heading.first_data_row :] if len(cells) > index]

    def drop_by_content(self, columns: dict[Field, Column]) -> None:
        """A kept column full of personal numbers is not what its heading says."""
        for field, column in list(columns.items()):
            if field is Field.IDENTITY:
                continue
            reason = denied_by_content(self.column_cells(column.index))
            if reason:
                del columns[field]
                self.table.denied_by_content.append((self.sheet.name, column, reason))
                self.drop(column.index, column.heading, reason)

    def drop_columns(self, columns: dict[Field, Column], left: list[tuple[int, str, str | None]]) -> None:
        """Everything without a field is left out and said to be left out."""
        for index, label, reason in left:
            if reason == "address" and Field.VILLAGE not in columns and self.holds_villages(index):
                columns[Field.VILLAGE] = Column(index, label, Field.VILLAGE)
                continue
            reason = reason or denied_by_content(self.column_cells(index)) or "unknown"
            self.drop(index, label, reason)
        for index in unnamed_columns(self.sheet, self.heading):
            cells = self.column_cells(index)
            if any(cells):
                self.drop(index, "", denied_by_content(cells) or "unknown")
        if Field.IDENTITY in columns:
            column = columns[Field.IDENTITY]
            self.drop(column.index, column.heading, "identity")
        for required in REQUIRED:
            if required not in columns and required is not Field.VILLAGE:
                self.table.missing.append((self.layout, required))

    def drop(self, index: int, label: str, reason: str) -> None:
        self.table.dropped.append(Dropped(self.sheet.name, column_letter(index), label, reason))
        if reason in FREE_TEXT:
            for row in range(self.heading.first_data_row, len(self.sheet.rows)):
                text = self.sheet.text(row, index)
                if text and mentions_health(text):
                    self.table.health_notes.append(Note(self.sheet.name, row, index, label))

    def holds_villages(self, index: int) -> bool:
        """Whether an address column says nothing beyond the village."""
        texts = {compact(cell) for cell in self.column_cells(index) if cell}
        return bool(texts) and len(texts) <= 500 and all(self.resolve_village(text)[0] for text in texts)

    # --- rows ---

    def read(self) -> None:
        self.take_village_above()
        at, lines, context = self.at, self.table.lines, self.table.context
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
            has_numbers = bool(cells[at.persons] or cells[at.amount])
            if not (name and has_numbers) and self.take_other(row, cells, name, has_numbers):
                continue
            if name in heads:
                continue  # the heading again, at the top of a printed page
            lines.append(self.line(row, cells))
            if len(lines) % REPORT_EVERY == 0:
                context.report("reading", len(lines))
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
        number = line.identity
        if number and (identities.has_shape(number) or identities.is_old(number)):
            line.fingerprint = self.fingerprint(identities.as_new(number))
            line.is_minor = identities.born_after(number, self.adult_since)
        return line

    def take_village_above(self) -> None:
        """The village named above the heading, or by the sheet's own name; below, a section row overrules it."""
        above = [cell for cells in self.sheet.rows[: self.heading.row] for cell in cells if cell]
        for text in [*above, self.sheet.name]:
            place = self.find(sections.section_text(text))
            if place is not None:
                self.place, self.village_text = place, place.name
        if self.place is None and self.table.context.own_village is not None:
            self.place = self.table.context.own_village
            self.village_text = self.place.name

    def take_village(self, text: str, group: str) -> str:
        """Go to the village of a filled cell, and answer with the group that the cell may name as well.

        It holds for the rows below too: a merged cell keeps its text in the first row only.
        """
        known = self.villages.get(text)
        if known is None:
            known = self.villages[text] = self.resolve_village(compact(text))
        place, self.village_text, group_inside = known
        if place != self.place:
            self.section_start = len(self.table.lines)
            self.place = place
        return group or group_inside

    def resolve_village(self, text: str) -> tuple[Place | None, str, str]:
        """A village cell's place, its text, and the group behind the village (杜村3组)."""
        place = self.find(text)
        if place is not None:
            return place, text, ""
        shorter, group = split_group(text)
        place = self.find(shorter) if group else None
        return place, text, group if place else ""

    def take_other(self, row: int, cells: list[str], raw_name: str, has_numbers: bool) -> bool:
        """Section, note, signature and blank rows. True when the row is no household."""
        filled = [(at, cell) for at, cell in enumerate(cells) if cell and not cell.isspace()]
        if not filled:
            return True
        column, first = filled[0]
        distinct = {compact(cell) for _at, cell in filled}
        if not has_numbers and len(distinct) <= 2:
            text = sections.section_text(first)
            place = self.find(text) if text else None
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
        columns, count = self.layout.columns, len(self.table.lines)
        stated = dict(self.numbers(cells, columns))
        name_cell = cells[columns[Field.NAME].index] if Field.NAME in columns else ""
        households = sections.households_in(cells)
        if households is None:
            plain = parse_count(name_cell)
            households = plain if isinstance(plain, int) else None
        place = self.find(mark.of) if mark.of else None
        if place is None and mark.word == "小计":
            place = self.place
        total = Total(
            self.layout,
            row,
            mark.column,
            mark.word,
            place,
            Sums(households, stated.get("household_size"), stated.get("persons"), stated.get("amount")),
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

    def numbers(self, cells: list[str], columns: dict[Field, Column]) -> Iterator[tuple[str, Any]]:
        for field, parse in (
            (Field.HOUSEHOLD_SIZE, parse_count),
            (Field.PERSONS, parse_count),
            (Field.AMOUNT, parse_amount),
        ):
            if field in columns:
                value = parse(cells[columns[field].index])
                if value is not None and not isinstance(value, Unreadable):
                    yield field.value, value


def put_aside_unreadable(line: Line) -> None:
    """Leave no half-value behind: an unreadable cell is an empty one that is remembered."""
    marks = ((Field.HOUSEHOLD_SIZE, "household_size"), (Field.PERSONS, "persons"), (Field.AMOUNT, "amount"))
    line.unreadable = frozenset(field for field, name in marks if getattr(line, name) is UNREADABLE)
    for field, name in marks:
        if field in line.unreadable:
            setattr(line, name, None)


def split_group(text: str) -> tuple[str, str]:
    """杜村3组 → 杜村, 3组."""
    found = GROUP_AT_END.fullmatch(text)
    return (found[1], found[2]) if found else (text, "")
