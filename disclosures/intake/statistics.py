"""Sheets that count households by unit instead of naming them: statistics (户数、人数、金额) and fund sources.

They are no rosters and are not read as such; their totals are shown, and compared with a roster in the same file.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from .columns import Field, meaning, plain_heading
from .sheets import Sheet
from .transforms import compact, parse_amount

LOOK_AT_ROWS = 40
HEADING_ROWS = 3
UNITS = re.compile(r"单位|单位名称|填报单位|乡镇|乡镇街道|地区|村|村名|村居|村居名称|村委会|行政村|社区")
LEVELS = ("中央", "省级", "市级", "县级")
TOTAL = re.compile(r"合计|总计|共计|小计|全镇|全乡|总数")
PART = "其中"


@dataclass(slots=True)
class Statistics:
    """What such a sheet adds up to. None: it does not say."""

    sheet: str
    row: int
    column: int
    kind: str  # statistics or funds
    households: int | None = None
    persons: int | None = None
    amount: Decimal | None = None
    levels: dict[str, Decimal] = field(default_factory=dict)


def read_statistics(sheet: Sheet) -> Statistics | None:
    """The sheet's totals, if it is such a sheet."""
    for row in range(min(LOOK_AT_ROWS, len(sheet.rows))):
        unit = next((at for at, cell in enumerate(sheet.rows[row]) if UNITS.fullmatch(plain_heading(cell))), None)
        if unit is None:
            continue
        labels, first = heading_block(sheet, row, unit)
        kind = kind_of(labels)
        if kind:
            return Adder(sheet, labels, unit, first).add_up(Statistics(sheet.name, row, unit, kind))
    return None


def heading_block(sheet: Sheet, row: int, unit: int) -> tuple[list[str], int]:
    """Each column's words from top to bottom, and the first row below: the heading ends where a unit is named."""
    last = row
    while (
        last + 1 < min(len(sheet.rows), row + HEADING_ROWS) and not sheet.text(last + 1, unit) and sheet.rows[last + 1]
    ):
        last += 1
    top = row
    while top > 0 and row - top < HEADING_ROWS - 1 and is_group_row(sheet, top - 1, unit):
        top -= 1
    width = max(len(sheet.rows[at]) for at in range(top, last + 1))
    labels = [""] * width
    for at in range(top, last + 1):
        group = ""
        for column in range(width):
            text = plain_heading(sheet.text(at, column))
            group = text or group
            is_lowest = at == last
            labels[column] += text if is_lowest or not belongs_below(sheet, at, last, column) else group
    return labels, last + 1


def is_group_row(sheet: Sheet, row: int, unit: int) -> bool:
    """城市 and 农村 above the heading: several words, none of them over the unit's column."""
    words = [cell for cell in sheet.rows[row] if cell]
    return len(words) >= 2 and not sheet.text(row, unit) and all(len(word) <= 12 for word in words)


def belongs_below(sheet: Sheet, row: int, last: int, column: int) -> bool:
    """Whether something stands under a cell: then a merged group above it reaches over it."""
    return any(sheet.text(at, column) for at in range(row + 1, last + 1))


def kind_of(labels: list[str]) -> str:
    """Statistics count households and persons; fund sheets name who paid. Neither has a column of names."""
    if any(found and found[0] is Field.NAME for found in map(meaning, filter(None, labels))):
        return ""
    if sum(any(level in label for label in labels) for level in LEVELS) >= 2:
        return "funds"
    counts = any("户数" in label for label in labels) and any("人数" in label for label in labels)
    return "statistics" if counts else ""


class Adder:
    """Adds up the rows of units; the sheet's own total rows are left aside."""

    def __init__(self, sheet: Sheet, labels: list[str], unit: int, first: int):
        self.sheet, self.labels, self.unit, self.first = sheet, labels, unit, first
        self.rows = [row for row in range(first, len(sheet.rows)) if self.is_unit(sheet.text(row, unit))]

    def is_unit(self, text: str) -> bool:
        flat = compact(text)
        return 2 <= len(flat) <= 20 and not TOTAL.search(flat) and not re.search(r"[:：]|制表|审核|负责人|年.*月", flat)

    def add_up(self, found: Statistics) -> Statistics:
        found.households = self.count(lambda label: "户数" in label and PART not in label)
        found.persons = self.count(lambda label: "人数" in label and PART not in label)
        if found.kind == "funds":
            for level in LEVELS:
                total = self.sum([at for at in self.columns(bool) if level in self.labels[at]])
                if total is not None:
                    found.levels[level] = total
            whole = self.columns(lambda label: label.endswith("总计"))
            found.amount = self.sum(whole) if whole else sum(found.levels.values(), Decimal(0))
        else:
            found.amount = self.sum(self.amount_columns())
        return found

    def columns(self, wanted: Callable[[str], bool]) -> list[int]:
        return [at for at, label in enumerate(self.labels) if label and at != self.unit and wanted(label)]

    def amount_columns(self) -> list[int]:
        """The totals of the amounts where there are parts, else the amounts themselves."""
        found = self.columns(lambda label: ("额" in label or "金" in label) and PART not in label)
        whole = [at for at in found if TOTAL.search(self.labels[at])]
        return whole or found

    def count(self, wanted: Callable[[str], bool]) -> int | None:
        total = self.sum(self.columns(wanted))
        return None if total is None else int(total)

    def sum(self, columns: list[int]) -> Decimal | None:
        if not columns:
            return None
        values = (parse_amount(self.sheet.text(row, at)) for row in self.rows for at in columns)
        return sum((value for value in values if isinstance(value, Decimal)), Decimal(0))
