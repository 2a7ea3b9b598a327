"""A row number beyond what is read, within what the reader can hold."""

import io

import xlsxwriter

from ..build import H9

CELL = "A130001"


def make() -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("名册")
    sheet.write_row(0, 0, H9)
    sheet.write(130_000, 0, 1)
    book.close()
    return buffer.getvalue()
