"""After a reader died of a workbook's size: which cell made it so large? No Django here."""

import io
import re
import zipfile

from . import limits
from .addresses import column_index

CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
WINDOW = 256 * 1024


def farthest_cell(data: bytes) -> dict:
    """The first cell outside our limits, by streaming through the parts; empty if none is found."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                if "worksheets/" in member.filename and member.filename.endswith(".xml"):
                    with archive.open(member) as part:
                        found = first_outside(part)
                    if found:
                        return {"cell": found}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        pass
    return {}


def first_outside(part) -> str:
    """The address of the first cell past the last row or column that we read."""
    rest, seen = b"", 0
    while window := part.read(WINDOW):
        seen += len(window)
        if seen > limits.ZIP_UNPACKED_BYTES:
            break
        text = rest + window
        for letters, row in CELL.findall(text):
            if int(row) > limits.ROWS or column_index(letters.decode()) >= limits.COLUMNS:
                return letters.decode() + row.decode()
        rest = text[-512:]
    return ""
