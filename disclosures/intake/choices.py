"""What a clerk decided about a file: what its columns mean, its amounts' unit, its villages, which sheets count.

Plain values, so that they can be kept beside the batch and remembered for the next file of the same shape.
A choice never reaches a column of the deny list (domain 2.3): `field_for` is asked after that list, not before it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from .columns import Field
from .transforms import compact

DROP = ""  # what `columns` says of a column that is not to be read


class SourceUnit(StrEnum):
    """What the amounts of a file are counted in; blank lets the heading and the sums tell."""

    AUTOMATIC = ""
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    PER_PERSON_MONTH = "per_person_month"


SOURCE_UNIT_WORDS = {
    SourceUnit.AUTOMATIC: _("按列名判断"),
    SourceUnit.MONTH: _("每户每月的元数"),
    SourceUnit.QUARTER: _("每户每季度的元数（除以 3）"),
    SourceUnit.YEAR: _("每户每年的元数（除以 12）"),
    SourceUnit.PER_PERSON_MONTH: _("每人每月的元数（乘以保障人口）"),
}


@dataclass(frozen=True)
class Choices:
    """Empty: everything as the rules read it.

    `columns`: heading → field code, or DROP. A heading is keyed by `column_key`. `villages`: text as written, without
    spaces → key of a village. `sheets`: the names of the sheets to read; None reads every visible one.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    amount_unit: SourceUnit = SourceUnit.AUTOMATIC
    villages: Mapping[str, int] = field(default_factory=dict)
    sheets: tuple[str, ...] | None = None

    def __bool__(self) -> bool:
        return bool(self.columns or self.amount_unit or self.villages or self.sheets is not None)

    def has(self, heading: str, letter: str = "") -> bool:
        """Whether somebody decided about this column."""
        return column_key(heading, letter) in self.columns

    def field_for(self, heading: str, letter: str = "") -> Field | None:
        """The field chosen for a column; None where it was chosen to be left out, or nothing was chosen."""
        code = self.columns.get(column_key(heading, letter), DROP)
        return Field(code) if code else None

    def village_for(self, text: str) -> int | None:
        return self.villages.get(compact(text)) if text else None

    def reads(self, sheet: str) -> bool:
        return self.sheets is None or sheet in self.sheets

    def as_json(self) -> dict:
        """The stored form."""
        return {
            "columns": dict(self.columns),
            "amount_unit": str(self.amount_unit),
            "villages": dict(self.villages),
            "sheets": None if self.sheets is None else list(self.sheets),
        }

    @classmethod
    def from_json(cls, stored: Mapping) -> "Choices":
        """The same again. A field or unit that no longer exists is forgotten, not guessed at."""
        fields = set(Field) | {DROP}
        unit = stored.get("amount_unit", "")
        sheets = stored.get("sheets")
        return cls(
            {key: code for key, code in stored.get("columns", {}).items() if code in fields},
            SourceUnit(unit) if unit in set(SourceUnit) else SourceUnit.AUTOMATIC,
            {text: int(key) for text, key in stored.get("villages", {}).items()},
            None if sheets is None else tuple(sheets),
        )


def column_key(heading: str, letter: str = "") -> str:
    """How a column is named in a choice: by its heading as the preview shows it; a blank one by its letter."""
    return heading or f"#{letter}"
