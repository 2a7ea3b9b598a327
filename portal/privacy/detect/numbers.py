"""Identity numbers, phones and bank accounts. Works on a text that plain.py has read."""

import re
from collections.abc import Iterator
from datetime import date

from stdnum import luhn

from .kinds import Kind

Sighting = tuple[Kind, int, int]

_SEPARATOR = r"[ \-.]{1,2}"
_X = "Xx×\u03a7\u0425\u0445"  # the Latin, Greek and Cyrillic letters and the sign look alike
_RUN = re.compile(rf"\d+[{_X}]?(?:{_SEPARATOR}\d+[{_X}]?|{_SEPARATOR}[{_X}](?![A-Za-z0-9]))*")
_GROUP = re.compile(rf"\d+[{_X}]?|[{_X}]")
# Content digests and random identifiers are full of digits and say nothing about anybody.
_HEX = re.compile(r"(?<![0-9A-Za-z])(?=[0-9a-fA-F]*[a-fA-F])[0-9a-fA-F]{32,}(?![0-9A-Za-z])")
_UUID = re.compile(r"(?<![0-9A-Za-z])[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![0-9A-Za-z])")

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_PROVINCES = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
    ]
)

_MOBILE = re.compile(r"(?:(?:00)?86)?1[3-9]\d{9}")
_MOBILE_SHAPES = {(11,), (3, 4, 4), (3, 8), (4, 4, 3), (4, 7), (7, 4), (3, 3, 5), (5, 3, 3), (5, 6), (1,) * 11}
# 152 20260309 is a count and a date: written so, something must say that it is a phone, or a dash must hold it together.
_ROUGH_SHAPES = {(3, 8), (4, 7), (7, 4), (5, 3, 3), (5, 6)}
_MOBILE_SHAPES |= {(len(code), *shape) for code in ("86", "0086") for shape in _MOBILE_SHAPES} | {(13,), (15,)}
_LANDLINE = re.compile(r"(?:(?:00)?86)?0?(?:10|2\d|[3-9]\d{2})[2-8]\d{6,7}")
_BRACKETED = re.compile(r"\(0\d{2,3}\)[ \-]?[2-8]\d{2,3}[ \-]?\d{4}(?!\d)")
_LOCAL_SHAPES = {(7,), (8,), (3, 4), (4, 4)}
_AREA_SHAPES = {(code, *local) for code in (2, 3, 4) for local in _LOCAL_SHAPES}
_AREA_SHAPES |= {(country, *shape) for country in (2, 4) for shape in _AREA_SHAPES}
_ACCOUNT_SHAPES = {(1,) * length for length in (16, 17, 18, 19)}
_ACCOUNT_SHAPES |= {(4, 4, 4, 4), (4, 4, 4, 4, 1), (4, 4, 4, 4, 2), (4, 4, 4, 4, 3), (6, 13), (6, 10), (6, 4, 4, 4)}
_SHAPES = _MOBILE_SHAPES | _LOCAL_SHAPES | _AREA_SHAPES | _ACCOUNT_SHAPES

_BEFORE = 14  # how many characters back a label still speaks about a number
_SAYS_IDENTITY = re.compile(r"身份|证件号|公民")
SAYS_PHONE = re.compile(r"电话|手机|联系方式|座机|[Tt][Ee][Ll]|拨打|致电")
SAYS_ACCOUNT = re.compile(r"账号|帐号|账户|卡号|一卡通|存折|开户|银行卡")
_IS_QUANTITY = re.compile(r"(?:\.\d+)? ?(?:元|万元|亿元|吨|亩|平方)")


def find(text: str) -> Iterator[Sighting]:
    """All of them, in no particular order."""
    text = _UUID.sub(_blank, _HEX.sub(_blank, text))
    for match in _BRACKETED.finditer(text):
        yield Kind.LANDLINE, match.start(), match.end()
    for run in _RUN.finditer(text):
        groups = [(run.start() + m.start(), m.group()) for m in _GROUP.finditer(run.group())]
        yield from _judge(text, groups)


def _blank(match: re.Match) -> str:
    return "\n" * len(match.group())


def _judge(text: str, groups: list[tuple[int, str]]) -> Iterator[Sighting]:
    """Identity numbers first; what they leave over is looked at for the rest."""
    rest: list[tuple[int, str]] = []
    first = 0
    while first < len(groups):
        taken = _identity_at(text, groups, first)
        if taken:
            start, end, last = taken
            yield Kind.IDENTITY, start, end
            place, digits = groups[first]
            if start > place:
                rest.append((place, digits[: start - place]))
            yield from _others(text, rest)
            rest = []
            place, digits = groups[last]
            if end < place + len(digits):
                groups[last] = (end, digits[end - place :])
                first = last
            else:
                first = last + 1
        else:
            rest.append(groups[first])
            first += 1
    yield from _others(text, rest)


def _identity_at(text: str, groups, first: int) -> tuple[int, int, int] | None:
    """(start, end, last group) of an identity number that begins in this group."""
    place, digits = groups[first]
    for offset in range(len(digits) - 17):
        if is_identity(digits[offset : offset + 18]):
            return place + offset, place + offset + 18, first
    joined, last = digits, first
    while len(joined) < 18 and last + 1 < len(groups):
        last += 1
        joined += groups[last][1]
    end = groups[last][0] + len(groups[last][1])
    labelled = says(_SAYS_IDENTITY, text, place)
    if len(joined) == 18 and (is_identity(joined) or (labelled and _birth(joined[6:14]))):
        return place, end, last
    old = len(digits) == 15 and digits.isdecimal() and _birth("19" + digits[6:12])
    if old and (labelled or digits[:2] in _PROVINCES):
        return place, place + 15, first
    return None


def is_identity(number: str) -> bool:
    """GB 11643: a birth date that exists and a right check character. Any area, since codes come and go."""
    if not (number[:17].isdecimal() and _birth(number[6:14])):
        return False
    last = number[17] if number[17].isdecimal() else "X"
    return _CHECK[sum(w * int(d) for w, d in zip(_WEIGHTS, number, strict=False)) % 11] == last


def _birth(digits: str) -> bool:
    if not "1890" <= digits[:4] <= "2099":
        return False
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return True


def _others(text: str, groups: list[tuple[int, str]]) -> Iterator[Sighting]:
    """Phones and accounts among neighbouring groups of digits; the longest reading of each wins."""
    lengths = tuple(len(digits) for _place, digits in groups)
    first = 0
    while first < len(groups):
        labelled = says(SAYS_ACCOUNT, text, groups[first][0])
        for last in range(min(first + 19, len(groups)), first, -1):
            shape = lengths[first:last]
            if shape in _SHAPES or len(shape) == 1 or (labelled and sum(shape) >= 12):
                kind = _kind_of(text, groups[first:last], shape, labelled)
                if kind:
                    place, digits = groups[last - 1]
                    yield kind, groups[first][0], place + len(digits)
                    first = last - 1
                    break
        first += 1


def _kind_of(text: str, groups: list[tuple[int, str]], shape: tuple[int, ...], labelled: bool) -> Kind | None:
    number = "".join(digits for _place, digits in groups)
    place, end = groups[0][0], groups[-1][0] + shape[-1]
    if not 7 <= len(number) <= 23 or not number.isdecimal():
        return None
    if shape in _MOBILE_SHAPES and _MOBILE.fullmatch(number) and not _IS_QUANTITY.match(text, end):
        rough = shape in _ROUGH_SHAPES and " " in text[place:end]
        if not rough or says(SAYS_PHONE, text, place):
            return Kind.MOBILE
    if _has_area_code(shape, number) and _LANDLINE.fullmatch(number):
        return Kind.LANDLINE
    if shape in _LOCAL_SHAPES and number[0] in "2345678" and says(SAYS_PHONE, text, place, back=6):
        return Kind.LANDLINE
    whole = shape in _ACCOUNT_SHAPES or (len(shape) == 1 and 16 <= len(number) <= 19)
    if whole and number[0] in "34569" and luhn.is_valid(number):
        return Kind.ACCOUNT
    return Kind.ACCOUNT if labelled and len(number) >= 12 else None


def _has_area_code(shape: tuple[int, ...], number: str) -> bool:
    """0791-8812345, 07918812345, +86 791 8812345: a leading zero, or the country before a code set apart."""
    if number.startswith("0") and not number.startswith("00"):
        return len(shape) == 1 or 3 <= shape[0] <= 4
    return shape[0] in (2, 4) and number.startswith(("86", "0086")) and len(shape) > 1


def says(label: re.Pattern, text: str, place: int, back: int = _BEFORE) -> bool:
    """Whether a label stands shortly before."""
    return bool(label.search(text, max(0, place - back), place))
