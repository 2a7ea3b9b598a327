"""Finds personal numbers, addresses and birth dates in text that is about to become public.

Leaks came as often through free text and file names as through tables (domain notes 2.3), so every door to a public
page asks here first. Chinese text has no word boundaries: a number is found glued to hanzi, spaced, dashed,
full-width or spelt out in Chinese digits alike.
"""

import re
from collections.abc import Iterable, Iterator

from . import loose, numbers, places
from .kinds import Finding, Kind, describe
from .plain import Reading, read_as_written, read_digits_spelt_out, read_without_markup

__all__ = ["Finding", "Kind", "describe", "find"]


def find(text: str, *, allowed: Iterable[str] = ()) -> list[Finding]:
    """What in the text must not be public, in order of place, without overlaps.

    `allowed` are the office's own numbers and its address, which pages must show. Identity numbers and bank cards
    are never allowed.
    """
    if not _MAY_HOLD_ONE.search(text):
        return []
    allowed = [one for one in allowed if one]
    found: list[Finding] = []
    for reading in _readings(text):
        for kind, start, end in _sightings(reading.text):
            if not _is_allowed(kind, reading.text[start:end], allowed):
                found.append(Finding(kind, reading.places[start], reading.places[end - 1] + 1))
    return _without_overlaps(found)


# Without a digit of any script there is no number, house or date.
_MAY_HOLD_ONE = re.compile(
    r"[\d\u00b2\u00b3\u00b9\u2070-\u2089\u2460-\u24ff\u2776-\u2793\u3007零○一壹幺二贰貳三叁參四肆五伍六陆陸七柒八捌九玖&]"
)


def _readings(text: str) -> Iterator[Reading]:
    yield read_as_written(text)
    spelt = read_digits_spelt_out(text)
    yield spelt
    bare = read_without_markup(text)
    if bare is not None:
        yield bare


def _sightings(text: str) -> Iterator[tuple[Kind, int, int]]:
    yield from numbers.find(text)
    yield from loose.find(text)
    yield from places.find(text)


def _without_overlaps(found: list[Finding]) -> list[Finding]:
    """The readings see most things twice; the longer sighting wins, and is named by the gravest thing in it.

    An identity number before 三 is in one reading a bank card of nineteen digits, and sometimes a valid one.
    """
    identities = [one for one in found if one.kind is Kind.IDENTITY]
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if not any(_overlap(finding, other) for other in kept):
            holds_identity = finding.kind is Kind.ACCOUNT and any(_overlap(finding, one) for one in identities)
            kept.append(finding._replace(kind=Kind.IDENTITY) if holds_identity else finding)
    return sorted(kept, key=lambda one: one.start)


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end


def _is_allowed(kind: Kind, words: str, allowed: Iterable[str]) -> bool:
    if kind in (Kind.MOBILE, Kind.LANDLINE):
        digits = _digits(words)
        return any(_digits(one).endswith(digits) or digits.endswith(_digits(one) or "-") for one in allowed)
    if kind is Kind.ADDRESS:
        return any("".join(words.split()) in "".join(read_as_written(one).text.split()) for one in allowed)
    return False


def _digits(text: str) -> str:
    return "".join(char for char in read_as_written(text).text if char.isdecimal())
