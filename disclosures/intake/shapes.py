"""The shape of a spreadsheet: its headings and nothing else, so that the next file of the same source is recognised."""

import hashlib
from typing import NamedTuple

from .columns import plain_heading
from .headings import find_heading, shown
from .sheets import Workbook


class Shape(NamedTuple):
    """``signature`` is blank where no heading was found: then there is nothing to recognise."""

    signature: str
    headings: list[str]


def shape_of(workbook: Workbook) -> Shape:
    """Order and repetition do not count: a column moved, or a sheet more for a new village, is the same source."""
    headings: dict[str, None] = {}
    for sheet in workbook.sheets:
        heading = find_heading(sheet)
        if heading is not None:
            for label in heading.labels:
                if label:
                    headings.setdefault(shown(label))
    if not headings:
        return Shape("", [])
    text = "\n".join(sorted({plain_heading(label) for label in headings}))
    return Shape(hashlib.sha256(text.encode()).hexdigest(), list(headings))
