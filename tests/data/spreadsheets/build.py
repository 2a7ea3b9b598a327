"""Small helpers for writing awkward workbooks. Identity numbers use an area code that does not exist."""

import io
import zipfile
from collections.abc import Iterable

import xlsxwriter

VILLAGES = ("杜村", "石桥村", "南坡村")
H9 = ("序号", "户主姓名", "身份证号", "所属村", "家庭人口", "保障人口", "月保障金额", "备注")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def identity(serial: int, born: str = "19600214") -> str:
    """A number with a right check digit that belongs to nobody."""
    body = f"999999{born}{serial:03}"
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, body, strict=True))
    return body + "10X98765432"[total % 11]


def household(
    serial: int, name: str = "赵德安", village: str = "杜村", size=3, persons=2, amount=620, note="", number=None
):
    """One row of H9."""
    return [serial, name, identity(serial) if number is None else number, village, size, persons, amount, note]


def xlsx(rows: Iterable[Iterable], *, sheet: str = "名册", hidden: dict[str, list] | None = None, merged=()) -> bytes:
    """A workbook with one visible sheet. None leaves a cell out; text stays text, numbers stay numbers."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_numbers": False})
    write(book.add_worksheet(sheet), rows, merged)
    for name, content in (hidden or {}).items():
        extra = book.add_worksheet(name)
        write(extra, content)
        extra.hide()
    book.close()
    return buffer.getvalue()


def sheets(**content: Iterable[Iterable]) -> bytes:
    """A workbook with several visible sheets."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    for name, rows in content.items():
        write(book.add_worksheet(name), rows)
    book.close()
    return buffer.getvalue()


def write(sheet, rows: Iterable[Iterable], merged=()) -> None:
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(at, column, value)
            elif value is not None:
                sheet.write(at, column, value)
    for area in merged:
        sheet.merge_range(area, None)


def csv(rows: Iterable[Iterable], encoding: str) -> bytes:
    text = "\r\n".join(",".join("" if value is None else str(value) for value in row) for row in rows)
    return text.encode(encoding)


def with_part(data: bytes, name: str, content: bytes = b"x") -> bytes:
    """The same workbook with one more part in its ZIP."""
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def replace_part(data: bytes, name: str, change) -> bytes:
    """The same workbook with one part rewritten."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            new.writestr(member.filename, change(content) if member.filename == name else content)
    return out.getvalue()
