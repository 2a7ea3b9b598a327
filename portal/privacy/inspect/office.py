"""Word, Excel and PowerPoint files: every part, also those that no screen shows."""

import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from . import limits, paragraphs, pictures, workbooks
from .archives import local, open_archive, part_of, tree_of
from .collector import Collector, Where
from .stops import Stop

# What a person wrote into an attribute: alternative texts, hints, link targets, names, values of a pivot's memory.
WRITTEN = {
    "descr", "title", "alt", "tooltip", "target", "author", "name", "prompt", "prompttitle", "error", "errortitle",
    "displayname", "comment", "description", "string", "tag", "alttext", "userid", "v", "val", "caption", "label",
}  # fmt: skip
# Neither text nor program: fonts, printers' settings, the order in which a sheet is calculated.
HARMLESS = (".odttf", ".fntdata", ".ttf", "printersettings", "calcchain", ".psmdcp", ".sigs")


def read_office(data: bytes, out: Collector, depth: int = 0) -> None:
    with open_archive(data) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        lower = {name.lower() for name in names}
        if not lower & {"word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"}:
            raise Stop("xlsb" if "xl/workbook.bin" in lower else "unknown_kind")
        before, shown = out.characters, out.pictures
        sheets = workbooks.read_workbook(archive, out) if "xl/workbook.xml" in lower else set()
        for name in names:
            if name not in sheets:
                read_part(archive, name, out, depth)
        if out.pictures > shown and out.characters - before < limits.SCAN_CHARACTERS and not out.findings:
            raise Stop("scanned")


def read_part(archive: zipfile.ZipFile, name: str, out: Collector, depth: int) -> None:
    low = name.lower()
    if low.endswith((".xml", ".rels", ".vml", ".xhtml")):
        read_xml(tree_of(archive, name), where_of(low), out)
    elif low.endswith(pictures.ENDINGS):
        if "thumbnail" not in low:
            out.pictures += 1
        pictures.read_picture(part_of(archive, name), out, ("picture_inside",))
    elif low.endswith(pictures.DRAWN):
        out.pictures += 1
        if low.endswith(".svg"):
            read_xml(tree_of(archive, name), ("picture_inside",), out)
    elif any(mark in low for mark in HARMLESS):
        return
    elif low.endswith((".docx", ".xlsx", ".pptx")) and depth < limits.DEPTH:
        read_office(part_of(archive, name), out, depth + 1)
    else:
        raise Stop("embedded")


def read_xml(root: Element, where: Where, out: Collector) -> None:
    """Paragraphs where there are any; else each element's own text. Then what is written in attributes."""
    seen = paragraphs.read_paragraphs(root, where, out)
    if where[0] != "link":
        for element in root.iter():
            if element not in seen and element.text and element.text.strip():
                out.read(element.text, where)
    for spot, value in attributes_of(root, where):
        out.read(value, spot)


def attributes_of(root: Element, where: Where) -> Iterator[tuple[Where, str]]:
    for element in root.iter():
        for attribute, value in element.attrib.items():
            name = local(attribute).lower()
            if name in WRITTEN and len(value) > 3:
                yield (("alt",) if name in ("descr", "alt") else where), value


def where_of(name: str) -> Where:
    """A part's place in the words of the person who wrote it."""
    for mark, code in (
        ("docprops/", "properties"), ("customxml/", "properties"), ("people", "properties"), (".rels", "link"),
        ("comment", "comment"), ("header", "header"), ("footer", "footer"), ("footnotes", "footnote"),
        ("endnotes", "footnote"), ("notesslide", "notes"), ("/slide", "slide"), ("word/document", "paragraph"),
        ("/drawing", "textbox"), (".vml", "textbox"), ("chart", "chart"), ("pivotcache", "pivot"),
        ("externallink", "outside"),
    ):  # fmt: skip
        if mark in name:
            return (code,)
    return ("inside",)
