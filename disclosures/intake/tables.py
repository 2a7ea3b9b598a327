"""Sheets given meaning: households with village, name, numbers; totals rows kept apart; everything else left behind."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from .addresses import cell_address, column_letter
from .aids import Aid, WideMember
from .choices import Choices
from .columns import Field
from .denied import Dropped
from .headings import Column
from .looks import Look
from .margins import Margin
from .problems import Kind, Problem
from .statistics import Statistics


class Place(NamedTuple):
    """A village as the checks need it: its key and its official name."""

    key: int
    name: str


class Elsewhere(NamedTuple):
    """Another list that a household stands on. ``how``: live, scheme, period or waiting, see identity_elsewhere."""

    how: str
    village: int
    village_name: str
    scheme: str
    period: str


@dataclass(frozen=True, slots=True)
class Context:
    """What the rules must be told, since they ask no database."""

    find_village: Callable[[str], Place | None]
    fingerprint: Callable[[str], str]
    today: date
    own_village: Place | None = None  # a village's clerk answers for that village alone
    is_monthly: bool = True
    is_medical: bool = False  # whoever is on such a list was ill: only sums are read (PIPL art 28)
    standard_per_person: Decimal | None = None  # yuan a month, on the day of the upload
    ceiling_per_person: Decimal = Decimal(1500)  # where no standard is on record: above every province's of 2026
    find_elsewhere: Callable[[Iterable[str]], dict[str, list[Elsewhere]]] = lambda marks: {}  # by fingerprint
    report: Callable[[str, int], object] = lambda stage, done: None
    choices: Choices = field(default_factory=Choices)


class Member(NamedTuple):
    """Somebody of the household beside its head: the row, and the keyed fingerprint of the identity number."""

    row: int
    column: int
    fingerprint: str


@dataclass(slots=True)
class Line:
    """One household. ``identity`` is the raw number while the checks run; it is never stored."""

    layout: "Layout"
    row: int  # counted from 0
    place: Place | None
    village_text: str
    group: str
    name: str
    has_name_note: bool
    household_size: int | None
    persons: int | None
    amount: Decimal | None
    identity: str
    unreadable: frozenset[Field] = frozenset()  # filled in, but not with a number
    fingerprint: str = ""
    is_minor: bool = False
    members: list[Member] | None = None
    key: str = ""  # what several sheets of one file call the household, see joining
    cause: str = ""  # urgent or expense, of temporary aid

    @property
    def number(self) -> int:
        """The row number that the spreadsheet shows."""
        return self.row + 1

    def problem(self, kind: Kind, of: Field, **facts) -> Problem:
        """A problem of this line, at the cell of a field."""
        column = self.layout.columns.get(of)
        return kind.at(
            sheet=self.layout.sheet,
            cell=cell_address(self.row, column.index) if column else f"A{self.number}",
            row=self.number,
            heading=column.heading if column else "",
            **facts,
        )


@dataclass(slots=True)
class Layout:
    """One sheet's heading, as understood."""

    sheet: str
    order: int
    heading_row: int
    first_data_row: int
    columns: dict[Field, Column]
    aids: dict[Aid, Column] = field(default_factory=dict)
    wide: list[WideMember] = field(default_factory=list)
    is_medical: bool = False
    long_numbers: set[tuple[int, int]] = field(default_factory=set)
    margin: Margin = field(default_factory=lambda: Margin(""))

    @property
    def is_folded(self) -> bool:
        """Whether several rows make one household."""
        return Aid.RELATION in self.aids or Aid.MEMBER in self.aids

    def letter(self, of: Field) -> str:
        return column_letter(self.columns[of].index) if of in self.columns else ""


class Sums(NamedTuple):
    """Households, people in them, people helped, yuan. None: not stated."""

    households: int | None = None
    household_size: int | None = None
    persons: int | None = None
    amount: Decimal | None = None


@dataclass(slots=True)
class Total:
    """A totals row: what the file says and what its lines add up to."""

    layout: Layout
    row: int
    column: int
    label: str
    place: Place | None
    stated: Sums
    start: int  # the first line since the totals row before, as an index into Table.lines
    end: int
    section_start: int
    sheet_start: int
    is_last: bool = True
    computed: Sums = field(default_factory=Sums)

    @property
    def agrees(self) -> bool:
        return all(a is None or b is None or a == b for a, b in zip(self.stated, self.computed, strict=True))


@dataclass(frozen=True, slots=True)
class Note:
    """A cell that a check must point at. Its text is not kept."""

    sheet: str
    row: int
    column: int
    heading: str
    facts: dict = field(default_factory=dict)


@dataclass(slots=True)
class Table:
    """The whole file, understood."""

    context: Context
    layouts: list[Layout] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    health_notes: list[Note] = field(default_factory=list)
    denied_by_content: list[tuple[str, Column, str]] = field(default_factory=list)  # (sheet, column, reason)
    unknown_sections: list[tuple[Layout, int, int, str]] = field(default_factory=list)
    missing: list[tuple[Layout, Field]] = field(default_factory=list)
    marks: dict[str, list[Note]] = field(default_factory=dict)  # what reading noticed, by a check's own word
    statistics: list[Statistics] = field(default_factory=list)
    without_heading: list[str] = field(default_factory=list)
    hidden_sheets: list[str] = field(default_factory=list)
    is_examined: bool = True
    look: Look = field(default_factory=Look)

    def mark(self, word: str, layout: Layout, row: int, column: Column, **facts) -> None:
        """Remember a cell for the check of that word."""
        note = Note(layout.sheet, row, column.index, column.heading, facts)
        self.marks.setdefault(word, []).append(note)

    @property
    def is_medical(self) -> bool:
        return self.context.is_medical or any(layout.is_medical for layout in self.layouts)

    def has(self, of: Field) -> bool:
        """Whether any sheet has the column."""
        return any(of in layout.columns for layout in self.layouts)


def add_up(lines: list[Line]) -> Sums:
    """What lines add up to; unreadable cells count nothing, since a problem of their own names them."""
    size = persons = 0
    amount = Decimal(0)
    for line in lines:
        size += line.household_size or 0
        persons += line.persons or 0
        amount += line.amount or 0
    return Sums(len(lines), size, persons, amount)
