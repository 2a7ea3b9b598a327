"""Checked lines packed to wait for a person's yes: only what may be kept, nothing of what was dropped."""

import json
import zlib
from collections.abc import Iterable
from typing import NamedTuple

from .tables import Table


class StagedLine(NamedTuple):
    """One household with the fields that ImportRow has, amounts as text."""

    row_number: int
    village: int
    name: str
    household_size: int | None
    persons: int
    amount: str
    fingerprint: str
    is_minor: bool


def stage(table: Table) -> list[StagedLine]:
    """The table's lines with a row number of their own: sheets after the first count on from the one before."""
    offsets = row_offsets(table)
    return [
        StagedLine(
            line.number + offsets[line.layout.order],
            line.place.key if line.place else 0,
            line.name,
            line.household_size,
            line.persons or 0,
            f"{line.amount:.2f}" if line.amount else "0.00",
            line.fingerprint,
            line.is_minor,
        )
        for line in table.lines
    ]


def row_offsets(table: Table) -> list[int]:
    """What to add to the row numbers of each sheet."""
    last = [0] * len(table.layouts)
    for line in table.lines:
        last[line.layout.order] = line.number  # rows come in order
    offsets, total = [], 0
    for rows in last:
        offsets.append(total)
        total += rows
    return offsets


def pack(lines: Iterable[StagedLine]) -> bytes:
    return zlib.compress(json.dumps(list(lines), ensure_ascii=False, separators=(",", ":")).encode(), 1)


def unpack(data: bytes) -> list[StagedLine]:
    return [StagedLine(*values) for values in json.loads(zlib.decompress(data))]
