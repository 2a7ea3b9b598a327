"""Two sheets of one export: names by 低保证号 on the one, persons and amounts by the same number on the other (H7, H8).

What a number is paid is read first; then it fills what the households lack. A number that stands on one side only is
asked about, never dropped.
"""

from dataclasses import dataclass
from decimal import Decimal

from .aids import Aid, find_aids
from .choices import SourceUnit
from .columns import Field
from .headings import Heading, assign
from .layouts import lay_out
from .places import VillageFinder
from .sheets import Sheet
from .tables import Layout, Line, Table
from .transforms import UNREADABLE, compact, parse_amount, parse_count
from .units import monthly

Found = list[tuple[Sheet, Heading]]
SHARED = (Field.PERSONS, Field.AMOUNT)


@dataclass(slots=True)
class Paid:
    """What one number is paid: where it stands first, how many rows it has, what they say."""

    layout: Layout
    row: int
    rows: int = 0
    persons: int | None = None
    amount: Decimal | None = None
    is_used: bool = False


def split(found: Found, table: Table) -> tuple[Found, Found]:
    """(rosters, sheets that only say what a number is paid): the second only beside a roster that lacks it."""
    choices = table.context.choices
    named, keyed, lacking = [], [], False
    for sheet, heading in found:
        columns = assign(heading.labels, choices)[0]
        has_key = Aid.FAMILY in find_aids(heading.labels, columns)
        if has_key and Field.NAME not in columns and any(field in columns for field in SHARED):
            keyed.append((sheet, heading))
            continue
        named.append((sheet, heading))
        lacking = lacking or (has_key and not all(field in columns for field in SHARED))
    return (named, keyed) if keyed and lacking else (found, [])


def read_paid(sheet: Sheet, heading: Heading, table: Table) -> dict[str, Paid]:
    """By number: amounts of several rows are added up, and without a column of persons each row is one."""
    layout = lay_out(sheet, heading, table, VillageFinder(table.context.find_village))
    table.look.take(sheet, heading, layout, table)
    table.layouts.remove(layout)  # no roster of its own
    table.missing = [pair for pair in table.missing if pair[0] is not layout]
    key = layout.aids[Aid.FAMILY]
    found: dict[str, Paid] = {}
    for row in range(heading.first_data_row, len(sheet.rows)):
        number = compact(sheet.text(row, key.index))
        if not any(map(str.isdigit, number)):
            continue  # a blank, the heading again, a total
        paid = found.setdefault(number, Paid(layout, row))
        paid.rows += 1
        persons = parse_count(text_of(sheet, row, layout, Field.PERSONS))
        amount = parse_amount(text_of(sheet, row, layout, Field.AMOUNT))
        if isinstance(persons, int):
            paid.persons = (paid.persons or 0) + persons
        elif Field.PERSONS not in layout.columns:
            paid.persons = paid.rows
        if isinstance(amount, Decimal):
            paid.amount = (paid.amount or Decimal(0)) + amount
        for field, value in ((Field.PERSONS, persons), (Field.AMOUNT, amount)):
            if value is UNREADABLE:
                table.mark("number_unreadable", layout, row, layout.columns[field])
    return found


def text_of(sheet: Sheet, row: int, layout: Layout, field: Field) -> str:
    return sheet.text(row, layout.columns[field].index) if field in layout.columns else ""


def fill(table: Table, paid: dict[str, Paid]) -> None:
    """Give each household what its number is paid, where its own sheet does not say."""
    context = table.context
    unit = context.choices.amount_unit if context.is_monthly else SourceUnit.AUTOMATIC
    table.missing = [(layout, field) for layout, field in table.missing if not lacks(layout, field)]
    for line in table.lines:
        if all(field in line.layout.columns for field in SHARED) or Aid.FAMILY not in line.layout.aids:
            continue
        found = paid.get(line.key)
        if found is None or not says_enough(found, line.layout):
            table.mark("certificate_unmatched", line.layout, line.row, line.layout.aids[Aid.FAMILY])
            continue
        found.is_used = True
        complete(line, found, unit)
    for one in paid.values():
        if not one.is_used:
            table.mark("certificate_left_over", one.layout, one.row, one.layout.aids[Aid.FAMILY])


def lacks(layout: Layout, field: Field) -> bool:
    return field in SHARED and Aid.FAMILY in layout.aids


def says_enough(found: Paid, layout: Layout) -> bool:
    """Whether the number's rows give what the household's own sheet does not."""
    return all(
        value or field in layout.columns for field, value in zip(SHARED, (found.persons, found.amount), strict=True)
    )


def complete(line: Line, found: Paid, unit: SourceUnit) -> None:
    if Field.PERSONS not in line.layout.columns:
        line.persons = found.persons
    if Field.AMOUNT not in line.layout.columns and found.amount is not None:
        line.amount = monthly(found.amount, unit, line.persons)
