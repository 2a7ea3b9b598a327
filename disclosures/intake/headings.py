"""Where the heading stands: below title, unit and date rows, in one row or in two."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from .addresses import column_letter
from .choices import Choices
from .columns import Field, is_known, meaning, plain_heading
from .denied import OFFICE, denied_by_name
from .sheets import Sheet
from .transforms import clean_text

LOOK_AT_ROWS = 40
KNOWN_ENOUGH = 3
NOTHING_CHOSEN = Choices()


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading's labels by column, the row of its first line and the first row below it."""

    labels: tuple[str, ...]
    row: int
    first_data_row: int


def find_heading(sheet: Sheet, choices: Choices = NOTHING_CHOSEN) -> Heading | None:
    """The first row that reads like a roster's heading. A heading that somebody decided about is a known one."""

    def count_known(labels: tuple[str, ...]) -> int:
        return count(labels, choices)

    for row in range(min(LOOK_AT_ROWS, len(sheet.rows))):
        top = labels_of(sheet, row)
        known = count_known(top)
        if not known:
            continue
        both = joined(top, labels_of(sheet, row + 1)) if is_second_line(sheet, row + 1, top) else None
        if both is not None and count_known(both) > known and reads_like_heading(both, count_known(both), choices):
            return Heading(both, row, row + 2)
        if reads_like_heading(top, known, choices):
            return Heading(top, row, row + 1)
    return None


def reads_like_heading(labels: tuple[str, ...], known: int, choices: Choices) -> bool:
    return known >= KNOWN_ENOUGH and (is_telling(labels) or any(choices.has(shown(label)) for label in labels if label))


def guess_heading(sheet: Sheet) -> Heading | None:
    """Where no row reads like a heading: the first row of words above a row with numbers, for a clerk to explain."""
    for row in range(min(LOOK_AT_ROWS, len(sheet.rows) - 1)):
        labels, below = labels_of(sheet, row), labels_of(sheet, row + 1)
        words = [label for label in labels if label]
        numbers = [cell for cell in below if cell.replace(".", "", 1).isdigit()]
        if (
            len(words) >= KNOWN_ENOUGH
            and len(set(words)) == len(words)
            and all(len(word) <= 20 and not any(map(str.isdigit, word)) for word in words)
            and len(numbers) >= 2
        ):
            return Heading(labels, row, row + 1)
    return None


def labels_of(sheet: Sheet, row: int) -> tuple[str, ...]:
    return tuple(clean_text(cell) for cell in sheet.rows[row]) if row < len(sheet.rows) else ()


TELLING = frozenset({Field.NAME, Field.HOUSEHOLD_SIZE, Field.PERSONS, Field.AMOUNT})


def count(labels: tuple[str, ...], choices: Choices = NOTHING_CHOSEN) -> int:
    """How many labels a roster is known to have, or a clerk has explained."""
    return sum(1 for label in labels if label and len(label) <= 30 and (is_known(label) or choices.has(shown(label))))


def is_telling(labels: tuple[str, ...]) -> bool:
    """Whether a label names a person, a number of people or an amount; a row of data seldom does."""
    found = (meaning(label) for label in labels if label)
    return any(pair and pair[0] in TELLING for pair in found)


def is_second_line(sheet: Sheet, row: int, top: tuple[str, ...]) -> bool:
    """A second heading line names only what the first left open or grouped: no number, nothing below 姓名."""
    cells = labels_of(sheet, row)
    if not any(cells) or any(cell[:1].isdigit() for cell in cells):
        return False
    for at, label in enumerate(top):
        found = meaning(label) if label else None
        if found and found[0] in (Field.NAME, Field.SERIAL) and at < len(cells) and cells[at]:
            return False
    return count(cells) > 0


def joined(top: tuple[str, ...], below: tuple[str, ...]) -> tuple[str, ...]:
    """Two lines as one: the lower label where it is known by itself, both together where it is not (其中·城市)."""
    labels = []
    group = ""
    for at in range(max(len(top), len(below))):
        upper = top[at] if at < len(top) else ""
        lower = below[at] if at < len(below) else ""
        group = upper or (group if lower else "")
        if lower and (is_known(lower) or not group):
            labels.append(lower)
        elif lower:
            labels.append(group + lower)
        else:
            labels.append(upper)
    return tuple(labels)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the sheet and what was made of it."""

    index: int
    heading: str
    field: str  # a Field, or an Aid of aids.py


def assign(
    labels: tuple[str, ...], choices: Choices = NOTHING_CHOSEN
) -> tuple[dict[Field, Column], list[tuple[int, str, str | None]]]:
    """Columns that have a field, and the others with the reason why they are left out (None: unknown by name).

    A clerk's choice goes before the heading's own meaning, and never past the deny list (domain.md 2.3).
    """
    taken: dict[Field, tuple[int, Column]] = {}
    left: list[tuple[int, str, str | None]] = []
    for index, label in enumerate(labels):
        name, letter = shown(label), column_letter(index)
        found = meaning(label) if label else None
        if choices.has(name, letter) and may_be_chosen(label):
            chosen = choices.field_for(name, letter)
            if chosen is None:
                left.append((index, name, "identity" if found and found[0] is Field.IDENTITY else "chosen"))
                continue
            found = (chosen, CHOSEN)
        if found is None:
            if label:
                left.append((index, name, denied_by_name(plain_heading(label))))
            continue
        field, rank = found
        column = Column(index, name, field)
        if field not in taken or rank < taken[field][0]:
            if field in taken:
                loser = taken[field][1]
                left.append((loser.index, loser.heading, second_reason(field)))
            taken[field] = (rank, column)
        else:
            left.append((index, name, second_reason(field)))
    return {field: column for field, (_rank, column) in taken.items()}, sorted(left)


CHOSEN = -1  # better than any synonym


def may_be_chosen(heading: str) -> bool:
    """Whether a clerk may give this column a meaning: what the deny list names by heading stays out."""
    if not heading or meaning(heading) is not None:
        return True
    return denied_by_name(plain_heading(heading)) in (None, OFFICE)


def shown(label: str) -> str:
    """A heading is a word or two; what is longer, or full of digits, may be somebody's data in the wrong row."""
    return label if len(label) <= 30 and sum(character.isdigit() for character in label) < 6 else label[:4] + "…"


def second_reason(field: Field) -> str:
    """A second identity column is still an identity column."""
    return "identity" if field is Field.IDENTITY else "second"


def unnamed_columns(sheet: Sheet, heading: Heading, taken: Set[int] = frozenset()) -> Iterator[int]:
    """Columns with content below a blank heading."""
    width = max((len(cells) for cells in sheet.rows[heading.first_data_row :]), default=0)
    for index in range(width):
        if (index >= len(heading.labels) or not heading.labels[index]) and index not in taken:
            yield index
