"""CSV as rows of text, and never more of them than we are willing to read. No Django: the child imports this."""

import csv
import io
from collections.abc import Iterator

from . import limits
from .addresses import cell_address
from .stops import Stop
from .texts import decode

NAME = "CSV"


def rows_of(data: bytes) -> Iterator[list[str]]:
    """Comma, semicolon or tab, whichever the head has most of."""
    text = decode(data)
    if text is None:
        raise Stop("unknown_encoding")
    if "\0" in text:
        raise Stop("not_a_spreadsheet")
    delimiter = max(",\t;", key=text[:4096].count)
    csv.field_size_limit(limits.MIB)
    return within_limits(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def within_limits(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """The same rows, until there are too many or one is too wide."""
    try:
        for number, row in enumerate(rows):
            if number >= limits.ROWS:
                raise Stop("too_many_rows", sheet=NAME, cell=cell_address(number, 0), limit=limits.ROWS)
            if len(row) > limits.COLUMNS and any(row[limits.COLUMNS :]):
                spot = cell_address(number, limits.COLUMNS)
                raise Stop("too_many_columns", sheet=NAME, cell=spot, limit=limits.COLUMNS)
            yield row
    except csv.Error:
        raise Stop("damaged") from None
