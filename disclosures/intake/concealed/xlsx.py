"""What an .xlsx hides. Sheets are searched as bytes, since a hundred thousand rows have millions of elements."""

import posixpath
import re
import zipfile

from ..addresses import ADDRESS, column_index
from . import Concealed
from .parts import walk

WINDOW = 1024 * 1024
LONGEST_ROW = 8 * 1024 * 1024
MOST_WITHOUT_VALUE = 200

ROW_END = b"row>"
ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
IS_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']|\b(?:ht|width)\s*=\s*["']0(?:\.0+)?["']""")
NUMBER = re.compile(rb"""\b(r|min|max)\s*=\s*["']([0-9]{1,7})["']""")
FILTER_MODE = re.compile(rb"""\bfilterMode\s*=\s*["'](?:1|true)["']|<(?:\w+:)?filterColumn\b""")
FORMULA_CELL = re.compile(
    rb"""<(?:\w+:)?c\b[^>]*?\br\s*=\s*["']([A-Z]{1,3}[0-9]{1,7})["'][^>]*>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)"""
    rb"""(\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>)?"""
)


def look(archive: zipfile.ZipFile, wanted: set[str]) -> dict[str, Concealed]:
    """By sheet name, of the sheets wanted."""
    names = set(archive.namelist())
    found = {}
    for sheet, part in sheet_parts(archive, names).items():
        if sheet in wanted and part in names:
            found[sheet] = concealed = Concealed()
            with archive.open(part) as content:
                look_through(content, concealed)
            for comments in related(archive, names, part, "/comments"):
                take_comments(archive, comments, concealed)
    return found


def sheet_parts(archive: zipfile.ZipFile, names: set[str]) -> dict[str, str]:
    """Sheet name → its part."""
    targets = {key: target for key, _kind, target in relations(archive, names, "xl/workbook.xml")}
    sheets: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet" and attributes.get("id") in targets:
            sheets[attributes.get("name", "")] = targets[attributes["id"]]

    with archive.open("xl/workbook.xml") as part:
        walk(part, start)
    return sheets


def relations(archive: zipfile.ZipFile, names: set[str], part: str) -> list[tuple[str, str, str]]:
    """(id, kind, part) of what a part refers to inside the file."""
    folder, file = posixpath.split(part)
    path = f"{folder}/_rels/{file}.rels"
    if path not in names:
        return []
    found: list[tuple[str, str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/" + folder, attributes.get("Target", ""))).lstrip("/")
            found.append((attributes.get("Id", ""), attributes.get("Type", ""), target))

    with archive.open(path) as content:
        walk(content, start)
    return found


def related(archive: zipfile.ZipFile, names: set[str], part: str, kind: str) -> list[str]:
    return [target for _key, of, target in relations(archive, names, part) if of.endswith(kind) and target in names]


def look_through(content, concealed: Concealed) -> None:
    """Hidden rows, columns and formulas, a window at a time; a window ends where a row does."""
    rest, is_head = b"", True
    while True:
        window = content.read(WINDOW)
        rest += window
        cut = rest.rfind(ROW_END) + len(ROW_END) if window else len(rest)
        if window and cut < len(ROW_END):
            if len(rest) < LONGEST_ROW:
                continue
            cut = len(rest)
        text, rest = rest[:cut], rest[cut:]
        if is_head:
            take_columns(text.partition(b"sheetData")[0], concealed)
            is_head = False
        if FILTER_MODE.search(text if b"filter" in text else b""):
            concealed.filtered = True
        if b"hidden" in text or b'ht="0' in text:
            take_rows(text, concealed)
        if b"<f" in text or b":f" in text:
            take_formulas(text, concealed)
        if not window:
            return


def numbers(attributes: bytes) -> dict[bytes, int]:
    return {name: int(value) for name, value in NUMBER.findall(attributes)}


def take_columns(head: bytes, concealed: Concealed) -> None:
    for attributes in COLUMN.findall(head):
        if IS_HIDDEN.search(attributes):
            at = numbers(attributes)
            if b"min" in at and b"max" in at:
                concealed.hide_columns(at[b"min"] - 1, at[b"max"] - 1)


def take_rows(text: bytes, concealed: Concealed) -> None:
    for attributes in ROW.findall(text):
        if IS_HIDDEN.search(attributes):
            row = numbers(attributes).get(b"r")
            if row:
                concealed.hide_rows(row - 1, row - 1)


def take_formulas(text: bytes, concealed: Concealed) -> None:
    for address, no_value in FORMULA_CELL.findall(text):
        row, column = place(address.decode())
        concealed.formula(row, column)
        if no_value and len(concealed.without_value) < MOST_WITHOUT_VALUE:
            concealed.without_value.append((row, column))


def take_comments(archive: zipfile.ZipFile, part: str, concealed: Concealed) -> None:
    """Each comment's cell and its words. The words are looked at once and never kept."""
    cell, words = "", list[str]()

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal cell
        if name == "comment":
            cell = attributes.get("ref", "")
            words.clear()

    def end(name: str) -> None:
        if name == "comment" and ADDRESS.fullmatch(cell):
            concealed.comment(*place(cell), "".join(words))

    with archive.open(part) as content:
        walk(content, start, end=end, text=words.append)


def place(address: str) -> tuple[int, int]:
    """B3 → (2, 1)."""
    letters = address.rstrip("0123456789")
    return int(address[len(letters) :]) - 1, column_index(letters)
