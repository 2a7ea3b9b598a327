"""Finds personal numbers, addresses and birth dates in text that is about to become public.

Leaks came as often through free text and file names as through tables (domain notes 2.3), so every door to a public
page asks here first. Chinese text has no word boundaries: a number is found glued to hanzi, spaced, dashed,
full-width or spelt out in Chinese digits alike.
"""

from collections.abc import Iterable

from . import numbers, places
from .kinds import Finding, Kind, describe
from .plain import read_as_written, read_digits_spelt_out

__all__ = ["Finding", "Kind", "describe", "find"]


def find(text: str, *, allowed: Iterable[str] = ()) -> list[Finding]:
    """What in the text must not be public, in order of place, without overlaps.

    `allowed` are the office's own numbers and its address, which pages must show. Identity numbers and bank cards
    are never allowed.
    """
    found: list[Finding] = []
    for reading in (read_as_written(text), read_digits_spelt_out(text)):
        for kind, start, end in (*numbers.find(reading.text), *places.find(reading.text)):
            if not _is_allowed(kind, reading.text[start:end], allowed):
                found.append(Finding(kind, reading.places[start], reading.places[end - 1] + 1))
    return _without_overlaps(found)


def _without_overlaps(found: list[Finding]) -> list[Finding]:
    """The two readings see most things twice; the longer sighting wins."""
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(finding.end <= other.start or finding.start >= other.end for other in kept):
            kept.append(finding)
    return sorted(kept, key=lambda one: one.start)


def _is_allowed(kind: Kind, words: str, allowed: Iterable[str]) -> bool:
    if kind in (Kind.MOBILE, Kind.LANDLINE):
        digits = _digits(words)
        return any(_digits(one).endswith(digits) or digits.endswith(_digits(one) or "-") for one in allowed)
    if kind is Kind.ADDRESS:
        return any("".join(words.split()) in "".join(read_as_written(one).text.split()) for one in allowed)
    return False


def _digits(text: str) -> str:
    return "".join(char for char in read_as_written(text).text if char.isdecimal())
