"""What an .xls (or WPS .et) hides: the records of its workbook stream, [MS-XLS] by their numbers."""

import struct
from collections.abc import Iterator

from . import Concealed
from .compound import workbook_stream

BOUND_SHEET, BOF, EOF, ROW, COLUMNS = 0x85, 0x809, 0x0A, 0x208, 0x7D
FORMULA, NOTE, OBJECT, DRAWN_TEXT, CONTINUE, FILTER_MODE, LINKED_BOOK = 0x06, 0x1C, 0x5D, 0x1B6, 0x3C, 0x9B, 0x1AE
OWN_BOOK, ADD_IN = 0x0401, 0x3A01
ROW_HIDDEN, COLUMN_HIDDEN = 0x20, 0x01


class ExternalLink(ValueError):  # noqa: N818 - it is an answer, not a fault
    """The workbook reaches into another file."""


def look(data: bytes, wanted: set[str]) -> dict[str, Concealed]:
    """By sheet name, of the sheets wanted."""
    stream = workbook_stream(data)
    found: dict[str, Concealed] = {}
    for name, position in bound_sheets(stream):
        if name in wanted:
            found[name] = look_through(stream, position)
    return found


def records(stream: bytes, at: int = 0) -> Iterator[tuple[int, int, int]]:
    """(kind, start, length) of every record from a position on."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if at + 4 + length > len(stream):
            return
        yield kind, at + 4, length
        at += 4 + length


def bound_sheets(stream: bytes) -> list[tuple[str, int]]:
    """Name and position of every sheet. Raises ExternalLink for a book that is linked to another."""
    sheets = []
    for kind, at, length in records(stream):
        if kind == BOUND_SHEET and length >= 8:
            size, wide = stream[at + 6], stream[at + 7] & 1
            text = stream[at + 8 : at + 8 + (size * 2 if wide else size)]
            name = text.decode("utf-16-le" if wide else "latin-1", "replace")
            sheets.append((name, struct.unpack_from("<I", stream, at)[0]))
        elif kind == LINKED_BOOK and length >= 4:
            if struct.unpack_from("<H", stream, at + 2)[0] not in (OWN_BOOK, ADD_IN):
                raise ExternalLink
        elif kind == EOF:
            break
    return sheets


def look_through(stream: bytes, position: int) -> Concealed:
    """One sheet's records, up to its end; charts inside it bring their own begin and end."""
    found, depth = Concealed(), 0
    notes: list[tuple[int, int, int]] = []
    words: dict[int, str] = {}
    drawn, waits_for_text = 0, False
    for kind, at, length in records(stream, position):
        if kind == BOF:
            depth += 1
        elif kind == EOF:
            depth -= 1
            if depth == 0:
                break
        elif kind == ROW and length >= 14:
            row, options = struct.unpack_from("<H10xH", stream, at)
            if options & ROW_HIDDEN:
                found.hide_rows(row, row)
        elif kind == COLUMNS and length >= 10:
            first, last, options = struct.unpack_from("<HH4xH", stream, at)
            if options & COLUMN_HIDDEN:
                found.hide_columns(first, last)
        elif kind == FORMULA and length >= 4:
            found.formula(*struct.unpack_from("<HH", stream, at))
        elif kind == FILTER_MODE:
            found.filtered = True
        elif kind == NOTE and length >= 8:
            notes.append(struct.unpack_from("<HH2xH", stream, at))
        elif kind == OBJECT and length >= 8:
            drawn = struct.unpack_from("<H", stream, at + 6)[0]
        elif kind == DRAWN_TEXT:
            waits_for_text = True
        elif kind == CONTINUE and waits_for_text and length:
            wide = stream[at] & 1
            words[drawn] = stream[at + 1 : at + length].decode("utf-16-le" if wide else "latin-1", "replace")
            waits_for_text = False
    for row, column, drawing in notes:
        found.comment(row, column, words.get(drawing, ""))
    return found
