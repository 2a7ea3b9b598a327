"""Names and numbers as outsiders may see them (57号 art 24, PIPL 51; conventions in docs/glossary.md).

A masked label has a fixed length (张** for 张三 and 张三丰 alike): in a village of one clan, 张*三 is a name.
Masked is not anonymous (PIPL art 73): what carries these labels is still a notice about persons.
"""

import re
import unicodedata
from collections import Counter

from .surnames import COMPOUND_SURNAMES

RULE_VERSION = "fixed-2026-2"
MINOR_HOUSEHOLD = "未成年人家庭"  # data, written into public rows as it is; never a person's name
HIDDEN = "**"

# The dot of transcribed names, in the code points that spreadsheets really contain. U+00B7 is the one we write.
DOT = "·"
DOTS = "\u00b7\u0387\u2022\u2024\u2027\u2219\u22c5\u2e31\u30fb\u318d\uff65\uff0e."
_ANY_DOT = re.compile(f"[{re.escape(DOTS)}]+")
# Spaces of every width, and characters without width that hide in copied cells.
_SPACES = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")
_NOTE = re.compile(r"[(（\[【〔<《{「].*$", re.DOTALL)
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_PLAIN_LABEL = re.compile(r"[\u4e00-\u9fff*·]*")
_SERIAL = re.compile(r"^[0-9\uff10-\uff19]+[、,，.．)）]*")
_CIRCLED = [
    chr(code)
    for first, last in ((0x2460, 0x2473), (0x3251, 0x325F), (0x32B1, 0x32BF))
    for code in range(first, last + 1)
]


def clean_name(name: str) -> str:
    """A name without padding spaces, leading serials and trailing notes, its dot as U+00B7."""
    name = _NOTE.sub("", _SERIAL.sub("", _SPACES.sub("", name)))
    return _ANY_DOT.sub(DOT, name).strip(DOT)


def mask_name(name: str, *, is_minor: bool = False) -> str:
    """张三 → 张**, 欧阳修 → 欧阳**, 买买提·吐尔逊 → 买**·***; a minor's household is never named at all."""
    if is_minor:
        return MINOR_HOUSEHOLD
    first, *others = clean_name(name).split(DOT)
    kept = "" if others else _compound_surname(first)
    return DOT.join([(kept or _first_character(first)) + HIDDEN, *(["*" + HIDDEN] * len(others))])


def _compound_surname(name: str) -> str:
    """The two-character surname that a longer name starts with. 欧阳 alone may be 欧 and 阳: then none."""
    return name[:2] if len(name) > 2 and name[:2] in COMPOUND_SURNAMES else ""


def _first_character(name: str) -> str:
    """The first character with its variation selectors: rare surnames are one base and one selector (IVS)."""
    end = 1
    while end < len(name) and _SELECTORS.match(name[end]):
        end += 1
    return name[:end] or "*"


def distinguish(labels: list[str]) -> list[str]:
    """Number equal labels in their order, so that two 张** of one village can be told apart: 张**①, 张**②.

    Labels that only look equal are numbered too: a compatibility form or a variant of 葛 is 葛 to whoever reads it.
    """
    looks = [_look(label) for label in labels]
    totals, told = Counter(looks), list[str]()
    seen: Counter[str] = Counter()
    for label, look in zip(labels, looks, strict=True):
        seen[look] += 1
        told.append(label + _circled(seen[look]) if totals[look] > 1 else label)
    return told


def _look(label: str) -> str:
    """What a label looks like in print."""
    return label if _PLAIN_LABEL.fullmatch(label) else unicodedata.normalize("NFKC", _SELECTORS.sub("", label))


def _circled(number: int) -> str:
    return _CIRCLED[number - 1] if number <= len(_CIRCLED) else f"({number})"


def mask_id(number: str) -> str:
    """For staff lists only: first 3 and last 4. Never on a public page: age and four digits leave 33 candidates."""
    number = _SPACES.sub("", number)
    return f"{number[:3]}{'*' * (len(number) - 7)}{number[-4:]}" if len(number) >= 15 else "*" * len(number)


def mask_phone(number: str) -> str:
    """For staff lists: 138****1234; of a landline the last two digits."""
    number = _SPACES.sub("", number)
    if len(number) == 11 and number.startswith("1"):
        return f"{number[:3]}****{number[-4:]}"
    return "*" * max(len(number) - 2, 0) + number[-2:] if len(number) >= 7 else "*" * len(number)


def mask_account(number: str) -> str:
    """For staff lists: the last four digits of a bank account."""
    number = _SPACES.sub("", number)
    return "*" * (len(number) - 4) + number[-4:] if len(number) >= 12 else "*" * len(number)
