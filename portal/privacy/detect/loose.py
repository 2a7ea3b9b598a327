"""Numbers torn apart by whatever is neither a letter nor a digit: slashes, brackets, tabs, the end of a line.

So loose a net needs a fine test: a check digit, or the groups in which people write a number, or a label before it.
"""

import re
from collections.abc import Iterator

from stdnum import luhn

from .kinds import Kind
from .numbers import _X, SAYS_ACCOUNT, SAYS_PHONE, Sighting, is_identity, says

# One star may part a number; several hide one.
_GAP = r"(?:[^\w\u3400-\u9fff*]{1,4}+|\*(?!\*)|_{1,2}+)"
_RUN = re.compile(rf"(?<!\d)\d++[{_X}]?(?:{_GAP}(?:\d++[{_X}]?|[{_X}](?![A-Za-z0-9])))++")
_GROUP = re.compile(rf"\d+[{_X}]?|[{_X}]")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_IN_LIST = re.compile(r"[,，;；、。]")
_BREAK = re.compile(r"[\t\n]")
_CARD_SHAPES = {(4, 4, 4, 4), (4, 4, 4, 4, 1), (4, 4, 4, 4, 2), (4, 4, 4, 4, 3), (6, 13), (6, 10), (6, 4, 4, 4)}
_MOST_GROUPS = 19


def find(text: str) -> Iterator[Sighting]:
    """All of them, in no particular order."""
    for run in _RUN.finditer(text):
        groups = [(run.start() + match.start(), match.group()) for match in _GROUP.finditer(run.group())]
        for first in range(len(groups)):
            yield from _starting_at(text, groups, first)


def _starting_at(text: str, groups: list[tuple[int, str]], first: int) -> Iterator[Sighting]:
    joined = ""
    start = groups[first][0]
    for last in range(first, min(first + _MOST_GROUPS, len(groups))):
        place, digits = groups[last]
        joined += digits
        if len(joined) > 19:
            return
        if last == first:
            continue
        end = place + len(digits)
        if len(joined) == 18 and is_identity(joined):
            yield Kind.IDENTITY, start, end
        elif len(joined) == 11 and _MOBILE.fullmatch(joined):
            shape = tuple(len(digits) for _place, digits in groups[first : last + 1])
            if _is_mobile(text, start, end, shape):
                yield Kind.MOBILE, start, end
        elif len(joined) >= 16 and joined.startswith("62") and joined.isdecimal() and luhn.is_valid(joined):
            shape = tuple(len(digits) for _place, digits in groups[first : last + 1])
            if shape in _CARD_SHAPES or says(SAYS_ACCOUNT, text, start):
                yield Kind.ACCOUNT, start, end


def _is_mobile(text: str, start: int, end: int, shape: tuple[int, ...]) -> bool:
    """152，1549，1180 are three counts and 152⏎1549⏎1180 a column of them, unless something says otherwise."""
    if says(SAYS_PHONE, text, start):
        return len(shape) <= 4 or set(shape) == {1}
    between = text[start:end]
    if _IN_LIST.search(between):
        return False
    if _BREAK.search(between):
        return len(shape) <= 3 and "\u3400" <= text[start - 1 : start] <= "\u9fff"
    return shape == (3, 4, 4)
