"""One cell's text to one value. What cannot be read is said to be unreadable, never guessed."""

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final

from portal.privacy import masking


class Unreadable:
    """Something stands in the cell, and it is not the value that belongs there."""

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "UNREADABLE"


UNREADABLE: Final = Unreadable()

# Full-width letters, digits and signs; every kind of space; the dots that minority names are typed with.
HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
SPACES = dict.fromkeys(map(ord, "\u00a0\u1680\u2007\u202f\u3000\t\r\n"), " ")
INVISIBLE = dict.fromkeys(
    [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, *map(ord, "\u200b\u200c\u200d\u2060\ufeff")]
)
DOTS = dict.fromkeys(map(ord, masking.DOTS.replace(".", "")), masking.DOT)
TEXT = {**HALF_WIDTH, **SPACES, **INVISIBLE}
NAME = {**TEXT, **DOTS}

PLAIN_NAME = re.compile(r"[\u4e00-\u9fff]{2,6}")
NAME_NOTE = re.compile(r"[(\[【].*?[)\]】]\s*$")
HANZI_GAP = re.compile(r"(?<=[^\x00-\x7f]) +(?=[^\x00-\x7f])")
LATIN_DOT = re.compile(r"(?<=[^\x00-\x7f])\.(?=[^\x00-\x7f])")

ZERO_WORDS = frozenset({"-", "--", "—", "——", "\u2013", "无", "/", "\u3007", "零"})
MONEY = re.compile(r"[¥￥$]|人民币|元整|元|圆|/?每?月$|/月|,|\s")
COUNT = re.compile(r"(人|口|个|名|\s)")


def clean_text(text: str) -> str:
    """Half-width signs, single spaces, nothing invisible."""
    if text.isascii() and text.isalnum():
        return text
    return " ".join(text.translate(TEXT).split())


def compact(text: str) -> str:
    """The same without any space: for headings, villages and totals rows."""
    if text.isalnum() and text.isascii():
        return text
    return text.translate(TEXT).replace(" ", "")


def clean_name(text: str) -> tuple[str, bool]:
    """A name without the space of two-character names (张　三), and whether a note such as （已故） was cut off.

    Characters outside the common plane stay as they are: rare names are written with them.
    """
    if PLAIN_NAME.fullmatch(text):
        return text, False
    name = " ".join(text.translate(NAME).split())
    name, notes = NAME_NOTE.subn("", name)
    name = HANZI_GAP.sub("", name.strip())
    return LATIN_DOT.sub("·", name), bool(notes)


@lru_cache(maxsize=4096)
def parse_count(text: str) -> int | Unreadable | None:
    """A number of people; None for an empty cell."""
    plain = COUNT.sub("", text.translate(TEXT))
    if not plain:
        return UNREADABLE if text.strip() else None
    if plain in ZERO_WORDS:
        return 0
    if plain.endswith(".0"):
        plain = plain[:-2]
    return int(plain) if plain.isdecimal() and plain.isascii() and len(plain) <= 7 else UNREADABLE


@lru_cache(maxsize=65_536)
def parse_amount(text: str) -> Decimal | Unreadable | None:
    """An amount in yuan: 620, 620.00元, ￥620, 1,240, 620/月; None for an empty cell. 万元 is not guessed at."""
    plain = MONEY.sub("", text.translate(TEXT))
    if not plain:
        return UNREADABLE if text.strip() else None
    if plain in ZERO_WORDS:
        return Decimal(0)
    try:
        amount = Decimal(plain)
    except InvalidOperation:
        return UNREADABLE
    if not amount.is_finite() or amount < 0 or amount >= 10**8 or not plain[0].isdigit() or "E" in plain.upper():
        return UNREADABLE
    return amount


YEAR_MONTH = re.compile(
    r"((?:19|20)[0-9]{2})(?:[年./-]|(?=[01][0-9](?![0-9])|[01][0-9][0-3][0-9]$))([0-9]{1,2})(?![0-9]{3}).{0,12}"
)
ONLY_MONTH = re.compile(r"([0-9]{1,2})月?(?:份)?")
DAY_ONE = date(1899, 12, 30)  # the day before a spreadsheet's first, counting its 1900-02-29 that never was
SERIALS = range(30_000, 80_000)  # 1982 to 2119


@lru_cache(maxsize=4096)
def parse_month(text: str) -> tuple[int, int] | Unreadable | None:
    """(year, month) of 2026.3, 2026年3月, 202603, 2026-03-01 or a date's serial number; the year is 0 where none is given."""
    plain = text.translate(TEXT).replace(" ", "")
    if not plain:
        return None
    if plain.isascii() and plain.isdecimal() and int(plain) in SERIALS and len(plain) == 5:
        day = DAY_ONE + timedelta(days=int(plain))
        return day.year, day.month
    found = YEAR_MONTH.fullmatch(plain)
    year, month = (int(found[1]), int(found[2])) if found else (0, 0)
    if not found and (only := ONLY_MONTH.fullmatch(plain)):
        month = int(only[1])
    return (year, month) if 1 <= month <= 12 else UNREADABLE


def has_cents_at_most(amount: Decimal) -> bool:
    """Whether the amount can be paid: no fraction of a cent."""
    return amount == amount.quantize(Decimal("0.01"))
