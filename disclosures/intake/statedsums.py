"""What a totals row of the file says: households in words or beside the name, and the numbers of its columns."""

from decimal import Decimal

from . import sections
from .choices import SourceUnit
from .columns import Field
from .headings import Column
from .tables import Sums
from .transforms import parse_amount, parse_count
from .units import monthly_total


def stated_sums(cells: list[str], columns: dict[Field, Column], unit: SourceUnit) -> Sums:
    """None for what the row does not say, or says unreadably."""
    households = sections.households_in(cells)
    if households is None and Field.NAME in columns:
        households = count_in(cells, columns, Field.NAME)
    amount = parse_amount(cells[columns[Field.AMOUNT].index]) if Field.AMOUNT in columns else None
    return Sums(
        households,
        count_in(cells, columns, Field.HOUSEHOLD_SIZE),
        count_in(cells, columns, Field.PERSONS),
        monthly_total(amount if isinstance(amount, Decimal) else None, unit),
    )


def count_in(cells: list[str], columns: dict[Field, Column], field: Field) -> int | None:
    value = parse_count(cells[columns[field].index]) if field in columns else None
    return value if isinstance(value, int) else None
