"""What a spreadsheet program hides or writes beside the cells: hidden rows and columns, filters, comments, formulas.

The reader that gives us the cells does not tell. These look through the file's own parts, in the child and under its
limits. No Django here: the child imports this. A file whose parts cannot be followed has nothing to tell, and no more.
"""

from dataclasses import asdict, dataclass, field

MOST_COMMENTS = 2_000
MOST_RANGES = 2_000
COMMENT_CHARACTERS = 500


@dataclass(slots=True)
class Concealed:
    """One sheet's. Rows and columns are counted from 0; a range names its first and its last."""

    rows: list[list[int]] = field(default_factory=list)
    columns: list[list[int]] = field(default_factory=list)
    filtered: bool = False
    comments: list[tuple[int, int, str]] = field(default_factory=list)
    formulas: int = 0
    first_formula: tuple[int, int] | None = None
    without_value: list[tuple[int, int]] = field(default_factory=list)

    def hide_rows(self, first: int, last: int) -> None:
        """Add rows in order; neighbours become one range."""
        if self.rows and self.rows[-1][1] == first - 1:
            self.rows[-1][1] = last
        elif len(self.rows) < MOST_RANGES:
            self.rows.append([first, last])

    def hide_columns(self, first: int, last: int) -> None:
        if len(self.columns) < MOST_RANGES:
            self.columns.append([first, last])

    def comment(self, row: int, column: int, text: str) -> None:
        if len(self.comments) < MOST_COMMENTS:
            self.comments.append((row, column, text[:COMMENT_CHARACTERS]))

    def formula(self, row: int, column: int) -> None:
        self.formulas += 1
        if self.first_formula is None:
            self.first_formula = (row, column)

    def plain(self) -> dict | None:
        """As JSON; None when there is nothing to tell."""
        values = asdict(self)
        return values if any(values.values()) else None
