"""The identity number as a cell holds it: shape, check digit, birthday. GB 11643-1999. The value goes no further."""

import re
from datetime import date

from .transforms import TEXT

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
SHAPE = re.compile(r"[0-9]{17}[0-9X]")
OLD_SHAPE = re.compile(r"[0-9]{15}")
EXPONENT = re.compile(r"[0-9](\.[0-9]+)?E\+?1[0-9]", re.IGNORECASE)


def clean_identity(text: str) -> str:
    """Without spaces, quotes and hyphens, in half-width, with a capital X."""
    if SHAPE.fullmatch(text):
        return text
    return text.translate(TEXT).replace(" ", "").replace("-", "").strip("'’‘`").upper()


def has_shape(number: str) -> bool:
    return SHAPE.fullmatch(number) is not None


def is_old(number: str) -> bool:
    """The 15-digit form from before 1999: no check digit to check."""
    return OLD_SHAPE.fullmatch(number) is not None


def lost_digits(text: str) -> bool:
    """Whether a spreadsheet turned the number into 4.1E+17."""
    return EXPONENT.fullmatch(text.strip()) is not None


def has_valid_check_digit(number: str) -> bool:
    """The area code is not looked up: many an old one is no longer listed."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number, strict=False))
    return CHECK_DIGITS[total % 11] == number[17]


def birthday(number: str) -> date | None:
    """The day inside the number; None when there is no such day."""
    digits = number[6:14] if len(number) == 18 else "19" + number[6:12]
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def adult_since(today: date) -> str:
    """The latest birthday, as YYYYMMDD, of somebody who is eighteen today."""
    return f"{today.year - 18:04}{today.month:02}{today.day:02}"


def born_after(number: str, threshold: str) -> bool:
    """Whether the number's birthday lies after a day written YYYYMMDD; text compares as dates do."""
    return (number[6:14] if len(number) == 18 else "19" + number[6:12]) > threshold


def as_new(number: str) -> str:
    """The 18-digit form of a 15-digit number, so that both forms of one person meet."""
    if not is_old(number):
        return number
    longer = number[:6] + "19" + number[6:]
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, longer, strict=False))
    return longer + CHECK_DIGITS[total % 11]
