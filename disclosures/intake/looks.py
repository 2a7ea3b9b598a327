"""What the wizard shows of each column: its heading, a few masked cells, what it is taken for, and what may be chosen.

A column of the deny list shows no cell at all and cannot be chosen (domain 2.3). The whole look is kept sealed and goes
with the file that it was taken from.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from portal.privacy import masking

from .addresses import column_index, column_letter
from .choices import column_key
from .columns import Field
from .denied import DENIED_WORDS
from .headings import Heading
from .sheets import Sheet
from .transforms import clean_text

if TYPE_CHECKING:
    from .tables import Layout, Table

SAMPLES = 3
LOOK_AT_ROWS = 200

DENIED = frozenset({code for code, _reason, _words in DENIED_WORDS}) | {
    "looks_like_identity",
    "looks_like_phone",
    "looks_like_account",
}
PLAIN_NUMBER = re.compile(r"[¥￥]?[0-9][0-9,]{0,9}(\.[0-9]{1,2})?(元|人|口|户)?(/月)?")


class Sample(NamedTuple):
    """One cell without what it says about a person: ``kind`` tells how to word it, see batch_selectors."""

    kind: str  # text: as it is; number: as it is; name: masked; digits, characters: how many
    value: str | int


@dataclass(slots=True)
class ColumnLook:
    sheet: str
    letter: str
    heading: str
    field: str  # what it was taken for; blank where it was left out
    reason: str  # why it was left out; blank where it was not
    samples: list[Sample]

    @property
    def key(self) -> str:
        return column_key(self.heading, self.letter)

    @property
    def is_denied(self) -> bool:
        return self.reason in DENIED and not self.field


@dataclass(slots=True)
class Look:
    """Filled while the sheets are read, since their rows are let go one sheet after the other."""

    columns: list[ColumnLook] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    sheets: list[tuple[str, str]] = field(default_factory=list)  # name, and read, skipped or hidden

    def take(self, sheet: Sheet, heading: Heading, layout: "Layout", table: "Table") -> None:
        """Look at one sheet's columns, after they were sorted and before its rows are read."""
        kept = {column.index: of for of, column in layout.columns.items()}
        left = {
            column_index(one.letter): one
            for one in table.dropped
            if one.sheet == sheet.name and column_index(one.letter) not in kept
        }
        first = heading.first_data_row
        rows = sheet.rows[first : first + LOOK_AT_ROWS]
        for index in sorted(kept.keys() | left.keys()):
            of = kept.get(index)
            label = layout.columns[of].heading if of else left[index].heading
            reason = "" if of else left[index].reason
            samples = [] if reason in DENIED else samples_of(rows, index, of)
            self.columns.append(ColumnLook(sheet.name, column_letter(index), label, of or "", reason, samples))


def samples_of(rows: list[list[str]], index: int, of: Field | None) -> list[Sample]:
    """The first different cells of a column, masked by what the column is taken for."""
    found: dict[Sample, None] = {}
    for cells in rows:
        text = clean_text(cells[index]) if index < len(cells) else ""
        if text:
            found.setdefault(sample(text, of))
            if len(found) == SAMPLES:
                break
    return list(found)


def sample(text: str, of: Field | None) -> Sample:
    """One cell. Nobody has said yet that an unknown column holds no illness, so its words are only counted."""
    if PLAIN_NUMBER.fullmatch(text):
        return Sample("number", text)
    if of is Field.NAME:
        return Sample("name", masking.mask_name(text))
    if of in (Field.VILLAGE, Field.GROUP) and len(text) <= 14 and not re.search(r"[0-9]{3}", text):
        return Sample("text", text)
    if re.fullmatch(r"[0-9Xx\s-]{7,}", text):
        return Sample("digits", len(text))
    return Sample("characters", len(text))


def as_json(look: Look, villages: list[tuple[str, int]]) -> dict:
    """The stored form, with the unknown village names and in how many rows each stands."""
    return {
        "columns": [
            {
                "sheet": one.sheet,
                "letter": one.letter,
                "heading": one.heading,
                "field": str(one.field),
                "reason": one.reason,
                "samples": [list(cell) for cell in one.samples],
            }
            for one in look.columns
        ],
        "villages": [list(pair) for pair in villages],
        "sheets": [list(pair) for pair in look.sheets],
        "headings": look.headings,
    }


def columns_from(stored: dict) -> list[ColumnLook]:
    """The columns again, as they were stored."""
    return [
        ColumnLook(
            one["sheet"], one["letter"], one["heading"], one["field"], one["reason"],
            [Sample(*cell) for cell in one["samples"]],
        )
        for one in stored.get("columns", ())
    ]  # fmt: skip
