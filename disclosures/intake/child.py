"""The only process that opens a spreadsheet: ``python -m disclosures.intake.child KIND`` with the file on stdin.

It answers JSON lines of text cells on stdout and never shares memory with the server. A crafted workbook of 1.5 KB
aborts whoever reads it, past every ``except``; here that costs one child and a sentence. No Django: it starts in
a few hundredths of a second.
"""

import contextlib
import datetime
import io
import json
import resource
import struct
import sys
import zipfile
from collections.abc import Iterable

from . import csvfiles, limits
from .addresses import cell_address
from .concealed import ods, xls, xlsx
from .concealed.parts import Forbidden
from .farspots import farthest_cell
from .stops import Stop

LONG_NUMBER = 10**14  # fifteen digits and more


def limit_self() -> None:
    """Give up memory and time before the first byte is looked at."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.CHILD_MEMORY_BYTES, limits.CHILD_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.CHILD_CPU_SECONDS, limits.CHILD_CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


class Writer:
    """Turns rows into text cells, counts them, and sends them in chunks."""

    def __init__(self, out):
        self.out = out
        self.cells = 0
        self.known: dict[float, str] = {}

    def send(self, message: dict) -> None:
        self.out.write(json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))
        self.out.write(b"\n")

    def send_sheet(self, name: str, rows: Iterable[list], *, left: int = 0, top: int = 0) -> None:
        """Send one sheet; ``left`` and ``top`` are the empty columns and rows before the used area."""
        self.send({"sheet": name})
        pad = [""] * left
        chunk: list[list[str]] = [[] for _ in range(top)]
        long_numbers: list[tuple[int, int]] = []
        for number, cells in enumerate(rows, start=top):
            row = [cell if type(cell) is str else self.text(cell, number, at, long_numbers, left)
                   for at, cell in enumerate(cells)]  # fmt: skip
            if any(row):
                if max(map(len, row)) > limits.CELL_CHARACTERS:
                    row = [cell[: limits.CELL_CHARACTERS] for cell in row]
                while not row[-1]:
                    row.pop()
                self.cells += len(row)
                if self.cells > limits.CELLS:
                    raise Stop("too_many_cells", sheet=name, limit=limits.CELLS)
                chunk.append(pad + row if pad else row)
            else:
                chunk.append([])
            if len(chunk) >= limits.CHUNK_ROWS:
                self.send({"rows": chunk, "long": long_numbers})
                chunk, long_numbers = [], []
        self.send({"rows": chunk, "long": long_numbers})

    def text(self, cell, row: int, column: int, long_numbers: list, left: int) -> str:
        """The cell's value as the text a person would type; long numbers are marked as such."""
        if type(cell) is float or type(cell) is int:
            if abs(cell) >= LONG_NUMBER:
                long_numbers.append((row, column + left))
            text = self.known.get(cell)
            if text is None:
                text = self.known[cell] = str(int(cell)) if cell == cell // 1 else format(cell, ".15g")
            return text
        if cell is True or cell is False:
            return "TRUE" if cell else "FALSE"
        if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
            return cell.date().isoformat()
        return str(cell)


def refuse_doctype(data: bytes) -> None:
    """A spreadsheet's parts never declare a document type; a file that does was made to harm its reader."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            if member.filename.endswith((".xml", ".rels")):
                with archive.open(member) as part:
                    head = part.read(4096)
                if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                    raise Stop("doctype")


def read_workbook(data: bytes, kind: str, writer: Writer) -> None:
    import python_calamine as calamine

    try:
        if kind != "xls":
            refuse_doctype(data)
        workbook = calamine.load_workbook(io.BytesIO(data))
        visible = [meta.name for meta in workbook.sheets_metadata
                   if meta.visible == calamine.SheetVisibleEnum.Visible]  # fmt: skip
        hidden = [name for name in workbook.sheet_names if name not in visible]
        if len(visible) > limits.SHEETS:
            raise Stop("too_many_sheets", limit=limits.SHEETS)
        writer.send({"hidden": hidden})
        for name in visible:
            sheet = workbook.get_sheet_by_name(name)
            if sheet.start is None or sheet.end is None:
                writer.send_sheet(name, [])
                continue
            if sheet.total_height > limits.ROWS:
                spot = cell_address(sheet.end[0], sheet.start[1])
                raise Stop("too_many_rows", sheet=name, cell=spot, limit=limits.ROWS)
            if sheet.total_width > limits.COLUMNS:
                spot = cell_address(sheet.start[0], sheet.end[1])
                raise Stop("too_many_columns", sheet=name, cell=spot, limit=limits.COLUMNS)
            # iter_rows() pads the columns before the used area itself, but not the rows above it.
            writer.send_sheet(name, sheet.to_python(skip_empty_area=False))
            del sheet
        del workbook
        writer.send({"aside": look_aside(data, kind, set(visible))})
    except calamine.PasswordError:
        raise Stop("encrypted") from None
    except (calamine.CalamineError, zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        raise Stop("damaged") from None


def look_aside(data: bytes, kind: str, wanted: set[str]) -> dict | None:
    """What the sheets hide, by name; None when the file's parts could not be followed."""
    try:
        if kind == "xls":
            found = xls.look(data, wanted)
        else:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                if kind == "xlsx":
                    found = xlsx.look(archive, wanted)
                else:
                    reader = ods.look(archive, wanted)
                    if reader.has_links:
                        raise Stop("external_links")
                    found = reader.found
    except xls.ExternalLink:
        raise Stop("external_links") from None
    except Forbidden:
        raise Stop("doctype") from None
    except (zipfile.BadZipFile, OSError, ValueError, KeyError, RuntimeError, struct.error):
        return None
    return {name: plain for name, concealed in found.items() if (plain := concealed.plain())}


def main(arguments: list[str]) -> int:
    limit_self()
    kind = arguments[0]
    data = sys.stdin.buffer.read(limits.FILE_BYTES + 1)
    writer = Writer(sys.stdout.buffer)
    try:
        if kind == "locate":
            raise Stop("far_cell", **farthest_cell(data))
        if kind == "csv":
            writer.send_sheet(csvfiles.NAME, csvfiles.rows_of(data))
        else:
            read_workbook(data, kind, writer)
        writer.send({"end": True})
    except Stop as stop:
        writer.send(stop.answer)
    except MemoryError:
        writer.send({"error": "too_large", "facts": {}})
    writer.out.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
