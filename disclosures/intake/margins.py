"""What a sheet hides, narrowed to the part that a roster uses: a hidden column nobody filled in is nobody's concern."""

from dataclasses import dataclass, field

from portal.privacy import detect

from .addresses import cell_address, column_letter
from .denied import DIGITS
from .health import mentions_health
from .sheets import Sheet

SHOWN = 20


@dataclass(slots=True)
class Margin:
    """One sheet's hidden rows and columns, comments and formulas. No word of a comment is in it."""

    sheet: str
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)  # numbers as the sheet shows them
    hidden_columns: list[tuple[str, str]] = field(default_factory=list)  # (letter, heading)
    filtered: bool = False
    comments: list[str] = field(default_factory=list)
    telling_comments: list[str] = field(default_factory=list)  # cells whose comment holds what is never kept
    formulas: int = 0
    first_formula: str = ""
    without_value: list[tuple[int, int]] = field(default_factory=list)


def margin_of(sheet: Sheet, labels: tuple[str, ...], first_row: int) -> Margin:
    """What the sheet hides of the rows from ``first_row`` on. Comments are read here, once, and let go."""
    concealed = sheet.concealed
    margin = Margin(sheet.name, filtered=concealed.filtered, formulas=concealed.formulas)
    last = len(sheet.rows) - 1
    for first, to in concealed.rows:
        shown = [row for row in range(max(first, first_row), min(to, last) + 1) if any(sheet.rows[row])]
        if shown:
            margin.hidden_rows.append((shown[0] + 1, shown[-1] + 1))
    if concealed.columns:
        width = max(map(len, sheet.rows[first_row:]), default=0)
        hidden = {at for first, to in concealed.columns for at in range(first, min(to, width - 1) + 1)}
        for at in sorted(hidden):
            if any(len(cells) > at and cells[at] for cells in sheet.rows[first_row:]):
                margin.hidden_columns.append((column_letter(at), labels[at] if at < len(labels) else ""))
    for row, column, text in concealed.comments:
        cell = cell_address(row, column)
        margin.comments.append(cell)
        if is_telling(text):
            margin.telling_comments.append(cell)
    if concealed.first_formula is not None:
        margin.first_formula = cell_address(*concealed.first_formula)
    margin.without_value = [(row, column) for row, column in concealed.without_value if row >= first_row]
    concealed.comments = []
    return margin


def is_telling(text: str) -> bool:
    """Whether a comment speaks of illness or holds a number, an address or a birthday."""
    return mentions_health(text) or DIGITS.search(text) is not None or bool(detect.find(text))


def say_rows(ranges: list[tuple[int, int]]) -> str:
    """3、5-7: enough of them to find the rest."""
    said = [str(first) if first == last else f"{first}-{last}" for first, last in ranges[:SHOWN]]
    return "、".join(said) + ("…" if len(ranges) > SHOWN else "")


def say_cells(cells: list[str]) -> str:
    return "、".join(cells[:SHOWN]) + ("…" if len(cells) > SHOWN else "")
