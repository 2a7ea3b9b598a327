"""Tables as workbooks. Every text is written as text: no spreadsheet program may run a cell of ours (threats T20)."""

import io
from collections.abc import Iterable
from decimal import Decimal

import xlsxwriter


def write_xlsx(rows: Iterable[Iterable[object]], *, head: int = 0) -> bytes:
    """`head`: how many rows stay in sight while one scrolls."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, int | Decimal):
                sheet.write_number(number, column, float(cell))
            else:
                sheet.write_string(number, column, "" if cell is None else str(cell))
    if head:
        sheet.freeze_panes(head, 0)
    book.close()
    return buffer.getvalue()
