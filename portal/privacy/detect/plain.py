"""Brings a text into the few characters that the patterns know, and remembers where each came from."""

import re
import unicodedata
from typing import NamedTuple


class Reading(NamedTuple):
    text: str
    places: list[int]  # of each character, its place in the original


# Nothing to see, but enough to hide a number from a pattern: zero width, soft hyphen, variation and keycap marks.
_INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u20e3\ufe0e\ufe0f\ufeff"
)
_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u30fc~_\u00b7\u2022\u2027\u30fb")
_SPELT = {
    hanzi: str(digit)
    for digit, hanzis in enumerate(
        ("〇零○", "一壹幺", "二贰貳", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for hanzi in hanzis
}
# A letter read for a digit, in the middle of a number only.
_MISREAD = ((re.compile(r"(?<=\d)[OoQ](?=\d)"), "0"), (re.compile(r"(?<=\d)[lI|](?=\d)"), "1"))


def read_as_written(text: str) -> Reading:
    """Full-width and foreign digits as ASCII, dashes as "-", spaces as " ". Hanzi stay what they are."""
    chars: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        plain = char if "\u3400" <= char <= "\u9fff" else _plain(char)
        chars.append(plain)
        places.extend([place] * len(plain))
    return Reading("".join(chars), places)


def _plain(char: str) -> str:
    if char.isascii():
        return "-" if char in "~_" else char
    if char in _INVISIBLE:
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
    for pattern, digit in _MISREAD:
        joined = pattern.sub(digit, joined)
    return Reading(joined, places)


def _numeral(char: str) -> str:
    """① as 1; anything else as it is."""
    if "\u3400" <= char <= "\u9fff":
        return char
    compatible = unicodedata.normalize("NFKC", char)
    return compatible if compatible.isdecimal() and compatible.isascii() else char
