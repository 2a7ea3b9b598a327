"""Brings a text into the few characters that the patterns know, and remembers where each came from."""

import html
import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple


class Reading(NamedTuple):
    text: str
    places: list[int]  # of each character, its place in the original


# Nothing to see, but enough to hide a number from a pattern: zero width, soft hyphens, directions, variation and keycap
# marks, strokes through a digit, letters without a shape.
_INVISIBLE = frozenset(("Cf", "Mn", "Me"))
_SHAPELESS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u30fc~_\u00b7\u2022\u2027\u30fb")
_SPELT = {
    hanzi: str(digit)
    for digit, hanzis in enumerate(
        ("〇零○", "一壹幺", "二贰貳", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for hanzi in hanzis
}
# A letter read for a digit, in the middle of a number only.
_MISREAD = re.compile(r"\d[\dOoQlI|]*\d")
_MEANT = str.maketrans("OoQlI|", "000111")
_MARKUP = re.compile(r"<[^<>]{0,300}>|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,12});")


def read_as_written(text: str) -> Reading:
    """Full-width and foreign digits as ASCII, dashes as "-", spaces as " ". Hanzi stay what they are."""
    chars: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        plain = char if "\u3400" <= char <= "\u9fff" else _plain(char)
        chars.append(plain)
        places.extend([place] * len(plain))
    return Reading("".join(chars), places)


@lru_cache(maxsize=8192)
def _plain(char: str) -> str:
    if char.isascii():
        return "-" if char in "~_" else char
    if unicodedata.category(char) in _INVISIBLE or char in _SHAPELESS:
        return ""
    if char in _DASHES:
        return "-"
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    if char.isspace():
        return "\n" if char in "\u2028\u2029\x85" else " "
    if "\uff01" <= char <= "\uff5e":
        return _plain(chr(ord(char) - 0xFEE0))
    return char


def read_digits_spelt_out(text: str) -> Reading:
    """The same, with 一三八 and ①③⑧ as digits too. A second reading, since 周一138… is not 1138…"""
    chars, places = [], []
    written = read_as_written(text)
    for char, place in zip(written.text, written.places, strict=True):
        digits = _SPELT.get(char) or (_numeral(char) if not char.isascii() else char)
        chars.append(digits)
        places.extend([place] * len(digits))
    joined = "".join(chars)
    return Reading(_MISREAD.sub(lambda match: match.group().translate(_MEANT), joined), places)


def read_without_markup(text: str) -> Reading | None:
    """Tags gone and entities resolved, also those escaped twice; None where there is no markup."""
    chars, places = list(text), list(range(len(text)))
    for _again in range(3):
        joined = "".join(chars)
        if not _MARKUP.search(joined):
            break
        kept: list[str] = []
        where: list[int] = []
        at = 0
        for match in _MARKUP.finditer(joined):
            kept += joined[at : match.start()]
            where += places[at : match.start()]
            if match.group().startswith("&"):
                meant = html.unescape(match.group())
                kept += meant
                where += [places[match.start()]] * len(meant)
            at = match.end()
        chars, places = kept + list(joined[at:]), where + places[at:]
    else:
        joined = "".join(chars)
    if joined == text:
        return None
    written = read_as_written(joined)
    return Reading(written.text, [places[place] for place in written.places])


@lru_cache(maxsize=8192)
def _numeral(char: str) -> str:
    """① as 1; anything else as it is."""
    if "\u3400" <= char <= "\u9fff":
        return char
    compatible = unicodedata.normalize("NFKC", char)
    return compatible if compatible.isdecimal() and compatible.isascii() else char
