"""The least possible .xls (BIFF8 in a compound file) and .ods, since no library here writes them."""

import io
import struct
import zipfile
from collections.abc import Iterable
from html import escape

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def biff(rows: Iterable[Iterable], *, hidden_rows=(), hidden_columns=(), notes=None, linked=False) -> bytes:
    """A workbook stream with one sheet of LABEL and NUMBER cells, and what may be hidden in it."""
    cells = b"".join(record(0x007D, struct.pack("<HHHHHH", at, at, 2048, 0, 1, 0)) for at in hidden_columns)
    cells += b"".join(record(0x0208, struct.pack("<HHHHHHHH", at, 0, 9, 255, 0, 0, 0x20, 0)) for at in hidden_rows)
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            place = struct.pack("<HHH", at, column, 0)
            if isinstance(value, str):
                text = value.encode("utf-16-le")
                cells += record(0x0204, place + struct.pack("<HB", len(value), 1) + text)
            elif value is not None:
                cells += record(0x0203, place + struct.pack("<d", value))
    for number, (at, text) in enumerate((notes or {}).items(), 1):
        cells += record(0x005D, struct.pack("<HHHHH12x", 0x15, 18, 0x19, number, 0))
        cells += record(0x01B6, bytes(18)) + record(0x003C, b"\1" + text.encode("utf-16-le"))
        cells += record(0x001C, struct.pack("<HHHHH", *at, 0, number, 0))
    head = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0x06)) + record(
        0x0042, struct.pack("<H", 1200)
    )
    name = "名册".encode("utf-16-le")
    if linked:
        head += record(0x01AE, struct.pack("<HH", 1, 8) + b"\0\1other.xl")
    size = len(head) + 4 + 8 + len(name) + 4
    bound = record(0x0085, struct.pack("<IBBBB", size, 0, 0, 2, 1) + name)
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0x06)) + cells + record(0x000A)
    return head + bound + record(0x000A) + sheet


def xls(rows: Iterable[Iterable], **hidden) -> bytes:
    """The stream in a compound file: one FAT sector, one directory sector, then the stream."""
    stream = biff(rows, **hidden)
    stream += bytes(max(4096, -(-len(stream) // SECTOR) * SECTOR) - len(stream))
    count = len(stream) // SECTOR
    table = [FAT, END, *range(3, 2 + count), END]
    fat = struct.pack(f"<{len(table)}I", *table) + struct.pack("<I", FREE) * (128 - len(table))
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, END, 0, END, 0, 0)
    )
    header += struct.pack("<I", FREE) * ((SECTOR - len(header)) // 4)
    directory = entry("Root Entry", 5, 1, END, 0) + entry("Workbook", 2, FREE, 2, len(stream)) + bytes(256)
    return header + fat + directory + stream


def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(text), kind, 1, FREE, FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def ods(
    rows: Iterable[Iterable], *, hidden_rows=(), filtered_rows=(), hidden_columns=(), notes=None, linked=False
) -> bytes:
    """One sheet, and what may be hidden in it."""
    lines = '<table:table-source xlink:href="other.ods"/>' if linked else ""
    for column in range(max(hidden_columns, default=-1) + 1):
        lines += (
            '<table:table-column table:visibility="collapse"/>' if column in hidden_columns else "<table:table-column/>"
        )
    for at, row in enumerate(rows):
        cells = ""
        for column, value in enumerate(row):
            note = (notes or {}).get((at, column))
            note = f"<office:annotation><text:p>{escape(note)}</text:p></office:annotation>" if note else ""
            if isinstance(value, str):
                words = f"{note}<text:p>{escape(value)}</text:p>"
                cells += f'<table:table-cell office:value-type="string">{words}</table:table-cell>'
            elif value is None:
                cells += "<table:table-cell/>"
            else:
                cells += f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        sight = "collapse" if at in hidden_rows else "filter" if at in filtered_rows else "visible"
        lines += f'<table:table-row table:visibility="{sight}">{cells}</table:table-row>'
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="名册">{lines}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
        f'manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return buffer.getvalue()
