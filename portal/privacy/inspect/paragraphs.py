"""Text of Word and of drawings, paragraph by paragraph, as it was and as it is: a tracked deletion stays in the file."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from .archives import local
from .collector import Collector, Where

WORDS = {"t", "delText", "instrText", "delInstrText"}
BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
BOXES = {"txbxContent", "textbox"}


def read_paragraphs(root: Element, where: Where, out: Collector) -> set[Element]:
    """The elements whose text has been read."""
    seen: set[Element] = set()
    number = 0
    boxed = {inner for box in root.iter() if local(box.tag) in BOXES for inner in box.iter()}
    for paragraph in root.iter():
        if local(paragraph.tag) not in ("p", "si", "is", "text"):
            continue
        number += 1
        spot = ("textbox",) if paragraph in boxed else (*where, number) if where == ("paragraph",) else where
        pieces = list(pieces_of(paragraph))
        seen.update(element for element, _text, _state in pieces)
        read_versions(pieces, spot, out)
    for row in root.iter():
        if local(row.tag) == "tr":
            cells = ["".join(text for p in cell.iter() if local(p.tag) == "p" for _e, text, _s in pieces_of(p))
                     for cell in row if local(cell.tag) == "tc"]  # fmt: skip
            if len(cells) > 1:
                out.read_row(cells, [("table",) if where == ("paragraph",) else where] * len(cells))
    return seen


def read_versions(pieces: list[tuple[Element, str, str]], spot: Where, out: Collector) -> None:
    """With all changes, before any, and with everything shown: each may hold a number that the others break up."""
    states = {state for _element, _text, state in pieces}
    after = "".join(text for _element, text, state in pieces if state != "deleted")
    out.read(after, spot)
    if states - {""}:
        before = "".join(text for _element, text, state in pieces if state != "inserted")
        both = "".join(text for _element, text, _state in pieces)
        for version in {before, both} - {after}:
            out.read(version, ("tracked",))


def pieces_of(element: Element, state: str = "") -> Iterator[tuple[Element, str, str]]:
    """(element, text, "" or inserted or deleted) of one paragraph, without the paragraphs that stand inside it."""
    for child in element:
        name = local(child.tag)
        if name == "p":
            continue
        if name in WORDS:
            yield child, child.text or "", "deleted" if name.startswith("del") else state
        elif name in BREAKS and not len(child):
            yield child, BREAKS[name], state
        else:
            inner = {"del": "deleted", "moveFrom": "deleted", "ins": "inserted", "moveTo": "inserted"}.get(name, state)
            yield from pieces_of(child, inner)
