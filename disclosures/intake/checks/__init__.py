"""Every check of a roster: one file each, each ``check(table) -> list[Problem]``, and none of them writes.

To add one: a new file here with its kinds of problem and a ``check``, its name in ALL, and a workbook that it
refuses in tests/data/spreadsheets/should_fail.
"""

from collections import Counter

from ..problems import Problem
from ..tables import Table
from . import (
    already_masked,
    amount_out_of_scale,
    columns_left_out,
    duplicate_identity,
    foreign_village,
    formula_text,
    health_in_notes,
    hidden_parts,
    identity_as_number,
    identity_check_digit,
    identity_elsewhere,
    members,
    missing_columns,
    missing_name,
    missing_numbers,
    numbers_in_text,
    persons_over_household,
    row_states,
    same_name,
    sheets_left_out,
    sums_only,
    totals_do_not_add_up,
    unknown_village,
)

ALL = (
    missing_columns,
    sums_only,
    sheets_left_out,
    hidden_parts,
    columns_left_out,
    unknown_village,
    foreign_village,
    missing_name,
    already_masked,
    formula_text,
    numbers_in_text,
    missing_numbers,
    persons_over_household,
    row_states,
    amount_out_of_scale,
    identity_as_number,
    identity_check_digit,
    duplicate_identity,
    identity_elsewhere,
    members,
    same_name,
    totals_do_not_add_up,
    health_in_notes,
)

SHOWN_OF_A_KIND = 200


def run(table: Table) -> tuple[list[Problem], Counter]:
    """All problems, errors first, and how many there are of each kind; of one kind, the first two hundred are kept."""
    counts: Counter = Counter()
    kept: list[Problem] = []
    for check in ALL:
        for problem in check.check(table):
            counts[problem.code] += 1
            if counts[problem.code] <= SHOWN_OF_A_KIND:
                kept.append(problem)
    kept.sort(key=lambda problem: not problem.is_error)
    return kept, counts
