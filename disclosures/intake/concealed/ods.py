"""What an .ods hides: everything stands in one part, with rows and columns counted by repetition."""

import zipfile

from . import Concealed
from .parts import walk

MOST_REPEATED = 1_048_576
OUT_OF_SIGHT = ("collapse", "filter")


class Reader:
    """Follows content.xml and counts where it is."""

    def __init__(self, wanted: set[str]):
        self.wanted = wanted
        self.found: dict[str, Concealed] = {}
        self.now: Concealed | None = None
        self.row = self.next_row = self.column = self.next_column = self.next_grid_column = 0
        self.words: list[str] | None = None
        self.has_links = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("table-source", "dde-source", "dde-link"):
            self.has_links = True
        if name == "table":
            sheet = attributes.get("name", "")
            self.now = self.found.setdefault(sheet, Concealed()) if sheet in self.wanted else None
            self.next_row = self.next_grid_column = 0
        elif self.now is None:
            return
        elif name == "table-column":
            first, count = self.next_grid_column, repeated(attributes, "number-columns-repeated")
            self.next_grid_column += count
            if attributes.get("visibility") in OUT_OF_SIGHT:
                self.now.hide_columns(first, first + count - 1)
        elif name == "table-row":
            count = repeated(attributes, "number-rows-repeated")
            self.row, self.next_row, self.next_column = self.next_row, self.next_row + count, 0
            if attributes.get("visibility") in OUT_OF_SIGHT:
                self.now.hide_rows(self.row, self.row + count - 1)
                self.now.filtered = self.now.filtered or attributes["visibility"] == "filter"
        elif name in ("table-cell", "covered-table-cell"):
            self.column = self.next_column
            self.next_column += repeated(attributes, "number-columns-repeated")
            if "formula" in attributes:
                self.now.formula(self.row, self.column)
        elif name == "annotation":
            self.words = []

    def end(self, name: str) -> None:
        if name == "table":
            self.now = None
        elif name == "annotation" and self.now is not None and self.words is not None:
            self.now.comment(self.row, self.column, "".join(self.words))
            self.words = None

    def text(self, text: str) -> None:
        if self.words is not None:
            self.words.append(text)


def repeated(attributes: dict[str, str], name: str) -> int:
    count = attributes.get(name, "1")
    return min(int(count), MOST_REPEATED) if count.isdecimal() and count.isascii() else 1


def look(archive: zipfile.ZipFile, wanted: set[str]) -> Reader:
    """The reader, when it has seen all of it."""
    reader = Reader(wanted)
    with archive.open("content.xml") as part:
        walk(part, reader.start, end=reader.end, text=reader.text)
    return reader
