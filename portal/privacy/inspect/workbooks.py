"""Cells of a workbook, shown or hidden, with their addresses and the heads of their columns."""

import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from .archives import local, tree_of
from .collector import Collector, Where

_COLUMN = re.compile(r"[A-Z]+")
EXPONENT = re.compile(r"[\d.]+[eE]\+?\d+")
TEXTS = {"oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter", "formula1", "formula2"}


def read_workbook(archive: zipfile.ZipFile, out: Collector) -> set[str]:
    """The names of the parts that have been read here."""
    names = {name.lower(): name for name in archive.namelist()}
    root = tree_of(archive, names["xl/workbook.xml"])
    for element in root.iter():
        if local(element.tag) == "definedName" and element.text:
            out.read(element.text, ("defined_name",))
    shared, done = read_shared(archive, names), set()
    used: set[int] = set()
    places = targets_of(archive, names)
    for number, sheet in enumerate((e for e in root.iter() if local(e.tag) == "sheet"), 1):
        name, hidden = sheet.get("name") or "", sheet.get("state", "visible") != "visible"
        out.read(name, ("sheet_name", number))
        key = next((value for attribute, value in sheet.attrib.items() if local(attribute) == "id"), "")
        part = names.get(places.get(key, ""))
        if part and part not in done:
            done.add(part)
            read_sheet(tree_of(archive, part), number, hidden, shared, used, out)
    for place, text in enumerate(shared):
        if place not in used:
            out.read(text, ("unused_text",))
    return done | {names[name] for name in ("xl/sharedstrings.xml",) if name in names}


def targets_of(archive: zipfile.ZipFile, names: dict[str, str]) -> dict[str, str]:
    part = names.get("xl/_rels/workbook.xml.rels")
    if part is None:
        return {}
    found = {}
    for link in tree_of(archive, part):
        target = (link.get("Target") or "").lower()
        found[link.get("Id") or ""] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def read_shared(archive: zipfile.ZipFile, names: dict[str, str]) -> list[str]:
    part = names.get("xl/sharedstrings.xml")
    return [text_of(item) for item in tree_of(archive, part) if local(item.tag) == "si"] if part else []


def text_of(item: Element) -> str:
    return "".join(e.text or "" for e in item.iter() if local(e.tag) == "t")


def read_sheet(root: Element, number: int, hidden: bool, shared: list[str], used: set[int], out: Collector) -> None:
    code = "hidden_cell" if hidden else "cell"

    def name_cell(row: int, column: int) -> Where:
        return (code, number, f"{letters_of(column)}{row}")

    out.read_table(rows_of(root, shared, used), name_cell)
    for element in root.iter():
        name = local(element.tag)
        if name in TEXTS and element.text:
            out.read(element.text, ("sheet_print", number))
        elif name == "f" and element.text:
            out.read(element.text.replace('"&"', ""), ("formula", number))
        elif name in ("dataValidation", "hyperlink", "tabColor", "protectedRange"):
            for value in element.attrib.values():
                out.read(value, ("hint", number))


def rows_of(root: Element, shared: list[str], used: set[int]) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    number = 0
    for row in root.iter():
        if local(row.tag) != "row":
            continue
        number = int(row.get("r") or number + 1)
        cells, column = [], -1
        for cell in row:
            match = _COLUMN.match(cell.get("r") or "")
            column = column_of(match.group()) if match else column + 1
            text = value_of(cell, shared, used)
            if text:
                cells.append((column, text))
        yield number, cells


def value_of(cell: Element, shared: list[str], used: set[int]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return text_of(cell)
    value = next((e.text or "" for e in cell if local(e.tag) == "v"), "")
    if kind == "s":
        place = int(value) if value.isdecimal() else -1
        used.add(place)
        return shared[place] if 0 <= place < len(shared) else ""
    if kind == "n" and (EXPONENT.fullmatch(value) or value.endswith(".0")):
        return str(int(float(value))) if float(value) < 1e20 else value
    return value


def column_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def letters_of(column: int) -> str:
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
