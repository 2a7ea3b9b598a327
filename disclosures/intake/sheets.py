"""The flat form: text cells with addresses, and no meaning yet."""

from dataclasses import dataclass, field

from .addresses import cell_address
from .concealed import Concealed


@dataclass(slots=True)
class Sheet:
    """One visible worksheet. Row 0 of ``rows`` is row 1 of the sheet; short rows end early.

    ``long_numbers`` holds the (row, column) of every cell that was typed as a number of 15 digits or more:
    a spreadsheet keeps only 15 digits, so what follows them is already lost.
    """

    name: str
    rows: list[list[str]] = field(default_factory=list)
    long_numbers: set[tuple[int, int]] = field(default_factory=set)
    concealed: Concealed = field(default_factory=Concealed)

    def text(self, row: int, column: int) -> str:
        """The cell's text; empty outside the used area."""
        if row >= len(self.rows):
            return ""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    def address(self, row: int, column: int) -> str:
        return cell_address(row, column)


@dataclass(slots=True)
class Workbook:
    """All that was read from one file. ``is_examined``: whether it could be searched for what it hides."""

    kind: str
    sheets: list[Sheet]
    hidden: list[str] = field(default_factory=list)
    is_examined: bool = True
