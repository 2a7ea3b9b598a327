"""Gathers what the detectors see in a file, with the place of each; never the words themselves."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from portal.privacy import detect
from portal.privacy.detect import Kind

from . import limits
from .stops import Stop

Where = tuple[str | int, ...]

# A column's head says what its numbers are; in the cell itself stands only the number.
HEADS = re.compile(r"身份|证件|公民|电话|手机|联系|座机|账号|帐号|账户|卡号|一卡通|存折|开户|银行|出生|生日|住址|地址")
HEAD_ROWS = 12
# Where a reader of the file sees the words; a hidden sheet, a comment or a deleted sentence is none of these.
SHOWN = {"cell", "paragraph", "table", "textbox", "slide", "footnote", "page", "line"}
DAY_ZERO = 693_594  # 1899-12-30, from which spreadsheets count days


class Collector:
    def __init__(self, allowed: Iterable[str] = ()):
        self.allowed = tuple(allowed)
        self.findings: list[tuple[str, Where]] = []
        self.counts: dict[str, int] = {}
        self.characters = 0
        self.pictures = 0
        self.shown: list[str] = []
        self._shown_characters = 0
        self._seen: set[tuple] = set()

    def read(self, text: str, where: Where) -> None:
        """One piece of text that stands together: a paragraph, a line, a property."""
        self._show(text, where)
        for finding in self._find(text):
            self.note(finding.kind, where)

    def _show(self, text: str, where: Where) -> None:
        if where[0] in SHOWN and text.strip() and self._shown_characters < limits.SHOWN_CHARACTERS:
            self._shown_characters += len(text)
            self.shown.append(" ".join(text.split()))

    def note(self, kind: Kind, where: Where) -> None:
        self.counts[str(kind)] = self.counts.get(str(kind), 0) + 1
        if (kind, where) not in self._seen and len(self.findings) < limits.FINDINGS:
            self._seen.add((kind, where))
            self.findings.append((str(kind), where))

    def read_table(self, rows: Iterable[tuple[int, list[tuple[int, str]]]], name_cell) -> None:
        """Rows of (number, [(column, text)]). The cell to the left and the head of the column are read with a cell."""
        heads: dict[int, str] = {}
        for seen, (number, cells) in enumerate(rows):
            self.read_row([text for _column, text in cells], [name_cell(number, column) for column, _text in cells])
            for column, text in cells:
                head = heads.get(column)
                if head and any(char.isdecimal() for char in text):
                    for finding in self._find(f"{head}：{as_day(text) if '生' in head else text}"):
                        if finding.end > len(head):
                            self.note(finding.kind, name_cell(number, column))
                elif seen < HEAD_ROWS and len(text) < 30 and HEADS.search(text):
                    heads[column] = " ".join(text.split())

    def read_row(self, cells: list[str], places: list[Where]) -> None:
        """Neighbouring cells as one text: a label speaks for the next cell, and a number may have a cell per digit."""
        text, starts = "", []
        for place, cell in enumerate(cells):
            self._show(cell, places[place])
            if place:
                text += " " if len(cell) == 1 == len(cells[place - 1]) else "\t"
            starts.append(len(text))
            text += cell
        for finding in self._find(text):
            self.note(finding.kind, places[bisect_right(starts, finding.start) - 1])

    def _find(self, text: str) -> list[detect.Finding]:
        self.characters += len(text)
        if self.characters > limits.TEXT_CHARACTERS:
            raise Stop("too_long")
        return detect.find(text, allowed=self.allowed) if text else []


def as_day(text: str) -> str:
    """A date that a spreadsheet keeps as a count of days, written out; anything else as it is."""
    from datetime import date

    if text.isdecimal() and 5_000 < int(text) < 60_000:
        return date.fromordinal(DAY_ZERO + int(text)).isoformat()
    return text
