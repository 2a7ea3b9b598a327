"""A sheet's columns sorted into those with a field and those left out, by heading and by content."""

from dataclasses import dataclass

from .addresses import column_letter
from .aids import find_aids, is_medical, used_indexes, wide_members
from .columns import REQUIRED, Field
from .denied import Dropped, denied_by_content
from .headings import Column, Heading, assign, shown, unnamed_columns
from .health import mentions_health
from .margins import margin_of
from .places import VillageFinder
from .sheets import Sheet
from .tables import Layout, Note, Table
from .transforms import compact

FREE_TEXT = frozenset({"notes", "cause", "health", "unknown"})
NUMBERS = (Field.HOUSEHOLD_SIZE, Field.PERSONS, Field.AMOUNT)
MOST_VILLAGES = 500


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
    def of(cls, layout: Layout) -> "Positions":
        found = {field: column.index for field, column in layout.columns.items()}
        last = max(found.values(), default=0)
        blank = max([last, *used_indexes(layout.aids, layout.wide)]) + 1
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


def lay_out(sheet: Sheet, heading: Heading, table: Table, villages: VillageFinder) -> Layout:
    """The sheet's layout, added to the table together with everything that was left out of it."""
    return Sorter(sheet, heading, table, villages).sort()


class Sorter:
    """Sorts the columns of one sheet. What it drops, it names."""

    def __init__(self, sheet: Sheet, heading: Heading, table: Table, villages: VillageFinder):
        self.sheet, self.heading, self.table, self.villages = sheet, heading, table, villages

    def sort(self) -> Layout:
        labels = self.heading.labels
        columns, left = assign(labels, self.table.context.choices)
        layout = Layout(
            self.sheet.name,
            len(self.table.layouts),
            self.heading.row,
            self.heading.first_data_row,
            columns,
            find_aids(labels, columns),
            wide_members(labels),
            is_medical(labels),
            self.sheet.long_numbers,
            margin_of(self.sheet, tuple(map(shown, labels)), self.heading.first_data_row),
        )
        self.drop_by_content(columns)
        self.drop_by_heading(columns, left)
        for required in REQUIRED:
            if required not in columns and not self.is_dispensable(required, layout):
                self.table.missing.append((layout, required))
        self.table.layouts.append(layout)
        return layout

    def is_dispensable(self, field: Field, layout: Layout) -> bool:
        """What a sheet may lack: the village of its title, the persons where members or payments are counted."""
        if field is Field.PERSONS:
            context = self.table.context
            return layout.is_folded or layout.is_medical or context.is_medical or not context.is_monthly
        return field is Field.VILLAGE

    def drop_by_content(self, columns: dict[Field, Column]) -> None:
        """A kept column full of personal numbers is not what its heading says."""
        for field, column in list(columns.items()):
            if field is Field.IDENTITY:
                continue
            reason = denied_by_content(self.cells_of(column.index))
            if reason:
                del columns[field]
                self.table.denied_by_content.append((self.sheet.name, column, reason))
                self.drop(column.index, column.heading, reason)

    def drop_by_heading(self, columns: dict[Field, Column], left: list[tuple[int, str, str | None]]) -> None:
        """Everything without a field is left out and said to be left out."""
        for index, label, reason in left:
            if reason == "address" and Field.VILLAGE not in columns and self.holds_villages(index):
                columns[Field.VILLAGE] = Column(index, label, Field.VILLAGE)
                continue
            self.drop(index, label, reason or denied_by_content(self.cells_of(index)) or "unknown")
        for index in unnamed_columns(self.sheet, self.heading, {column.index for column in columns.values()}):
            cells = self.cells_of(index)
            if any(cells):
                self.drop(index, "", denied_by_content(cells) or "unknown")
        if Field.IDENTITY in columns:
            column = columns[Field.IDENTITY]
            self.drop(column.index, column.heading, "identity")

    def drop(self, index: int, label: str, reason: str) -> None:
        self.table.dropped.append(Dropped(self.sheet.name, column_letter(index), label, reason))
        if reason in FREE_TEXT:
            for row in range(self.heading.first_data_row, len(self.sheet.rows)):
                text = self.sheet.text(row, index)
                if text and mentions_health(text):
                    self.table.health_notes.append(Note(self.sheet.name, row, index, label))

    def holds_villages(self, index: int) -> bool:
        """Whether an address column says nothing beyond the village."""
        texts = {compact(cell) for cell in self.cells_of(index) if cell}
        return bool(texts) and len(texts) <= MOST_VILLAGES and all(self.villages.resolve(text)[0] for text in texts)

    def cells_of(self, index: int) -> list[str]:
        return [cells[index] for cells in self.sheet.rows[self.heading.first_data_row :] if len(cells) > index]
