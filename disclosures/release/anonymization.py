"""From a sealed household to a line that the public may read.

An explicit list: a column that nobody listed here is withheld. The result is *masked*, not anonymous (PIPL art 73):
it may stand on the web only while the posting runs, see risk.py and states.py.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.privacy import masking


class Shown(StrEnum):
    """How one column reaches the web."""

    MASKED = "masked"
    AS_IS = "as_is"
    WITHHELD = "withheld"


@dataclass(frozen=True)
class Column:
    field: str
    heading: Promise
    web: Shown
    board: Shown


# 57号 art 24: applicant name, number of family members, amount; nothing unrelated. 保障人数 is what the amount pays.
COLUMNS = (
    Column("name", _("户主"), web=Shown.MASKED, board=Shown.AS_IS),
    Column("household_size", _("家庭人口"), web=Shown.AS_IS, board=Shown.AS_IS),
    Column("persons", _("保障人数"), web=Shown.AS_IS, board=Shown.WITHHELD),
    Column("amount", _("保障金额"), web=Shown.AS_IS, board=Shown.AS_IS),
)
_WEB = {column.field: column.web for column in COLUMNS}


@dataclass(frozen=True)
class Household:
    """One import row, opened. `village` is (sort order, code): what orders villages, and no database row."""

    village: tuple[int, str]
    row_number: int
    sealed: dict
    is_minor: bool = False


@dataclass(frozen=True)
class Line:
    """One public line, and the household it came from for those who may print the board sheet."""

    serial: int
    label: str
    household_size: int | None
    persons: int
    amount: Decimal
    household: Household


def shown_on_web(field: str) -> Shown:
    return _WEB.get(field, Shown.WITHHELD)


def mask(households: Sequence[Household]) -> list[Line]:
    """The public lines, ordered by village and then by what is published, so that order tells nothing more.

    Two 张** of one village are told apart by ①②. The order is the same each time for the same rows: the board sheet
    carries the serials of the page.
    """
    rows = []
    for household in households:
        values = {
            field: value for field, value in household.sealed.items() if shown_on_web(field) is not Shown.WITHHELD
        }
        label = masking.mask_name(values.get("name") or "", is_minor=household.is_minor)
        size = values.get("household_size")
        rows.append(
            (
                household.village,
                label,
                int(size) if size else None,
                int(values.get("persons") or size or 0),
                Decimal(str(values["amount"])),
                household,
            )
        )
    rows.sort(key=lambda row: (row[0], row[1], -(row[2] or 0), -row[3], -row[4], row[5].row_number))
    labels = _distinguish_by_village([(row[0], row[1]) for row in rows])
    return [
        Line(serial, label, size, persons, amount, household)
        for serial, (label, (_village, _label, size, persons, amount, household)) in enumerate(
            zip(labels, rows, strict=True), start=1
        )
    ]


def _distinguish_by_village(pairs: list[tuple[tuple[int, str], str]]) -> list[str]:
    """Rows are in order of village; number equal labels inside each."""
    told: list[str] = []
    start = 0
    for index in range(1, len(pairs) + 1):
        if index == len(pairs) or pairs[index][0] != pairs[start][0]:
            told += masking.distinguish([label for _village, label in pairs[start:index]])
            start = index
    return told


_NUMBERED = re.compile(r"(?:[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf]|\(\d+\))$")


def base_label(label: str) -> str:
    """A label without the ①② that told it apart: what two neighbours of one surname share."""
    return _NUMBERED.sub("", label)


def digest(lines: Iterable[tuple]) -> str:
    """A fingerprint of what is shown: (serial, label, village code, size, persons, amount) line by line."""
    sha = hashlib.sha256()
    for serial, label, village_code, size, persons, amount in lines:
        sha.update(f"{serial}\t{label}\t{village_code}\t{size or ''}\t{persons}\t{amount:.2f}\n".encode())
    return sha.hexdigest()
