"""What the preview shows of a checked table, as plain JSON without a single personal value."""

from collections import Counter
from decimal import Decimal

from .problems import Problem
from .tables import Line, Sums, Table, add_up
from .totals import VillageTotal, by_village, difference, grand_total

FIELDS = ("households", "household_size", "persons", "amount")


def columns(table: Table, counts: Counter) -> dict:
    """The columns that have a field, and how many problems there are of each kind."""
    found = [
        {"sheet": layout.sheet, "letter": layout.letter(field), "heading": column.heading, "field": field.value}
        for layout in table.layouts
        for field, column in sorted(layout.columns.items(), key=lambda pair: pair[1].index)
    ]
    return {"found": found, "problem_counts": dict(counts)}


def dropped(table: Table) -> list[dict]:
    """The columns that were left out, by letter, heading and reason."""
    return [
        {
            "sheet": column.sheet,
            "letter": column.letter,
            "heading": column.heading,
            "reason": column.reason,
        }
        for column in sorted(table.dropped, key=lambda column: (column.sheet, len(column.letter), column.letter))
    ]


def totals(table: Table) -> dict:
    """By village and in all: what the file says, what its rows add up to, and the difference."""
    return {
        "villages": [of_village(total) for total in by_village(table)],
        "whole": of_village(grand_total(table)),
        "causes": by_cause(table),
    }


def by_cause(table: Table) -> dict[str, dict]:
    """Temporary aid by 急难型 and 支出型, the only causes that are published."""
    groups: dict[str, list[Line]] = {}
    for line in table.lines:
        if line.cause:
            groups.setdefault(line.cause, []).append(line)
    return {cause: plain(add_up(lines)) for cause, lines in sorted(groups.items())}


def of_village(total: VillageTotal) -> dict:
    return {
        "village": total.place.key if total.place else None,
        "name": total.name,
        "computed": plain(total.computed),
        "stated": plain(total.stated) if total.stated else None,
        "difference": {
            field: as_text(difference(getattr(total.stated, field), getattr(total.computed, field))) for field in FIELDS
        }
        if total.stated
        else None,
    }


def plain(sums: Sums) -> dict:
    return {field: as_text(getattr(sums, field)) for field in FIELDS}


def as_text(value: int | Decimal | None) -> str | int | None:
    """Whole yuan without noughts behind the point."""
    if not isinstance(value, Decimal):
        return value
    return str(value.quantize(Decimal(1))) if value == value.to_integral_value() else str(value)


def bad_rows(problems: list[Problem]) -> int:
    """How many rows have an error of their own."""
    return len({(problem.sheet, problem.row) for problem in problems if problem.is_error and problem.row})
