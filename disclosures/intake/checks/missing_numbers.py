"""Numbers that are missing or cannot be read. A dash or 无 counts as nought; anything else is asked about."""

from django.utils.translation import gettext_lazy as _

from ..columns import Field
from ..problems import Problem, error
from ..tables import Line, Table
from ..transforms import has_cents_at_most
from .row_states import at_note

UNREADABLE_NUMBER = error(
    "number_unreadable", _("%(cell)s（第 %(row)s 行“%(heading)s”）不是数字。请只写数字，例如 3 或 620。")
)
MISSING_NUMBER = error("number_missing", _("%(cell)s（第 %(row)s 行“%(heading)s”）是空的。请补上数字。"))
NO_PERSONS = error(
    "no_persons", _("%(cell)s（第 %(row)s 行“%(heading)s”）是 0。请填实际保障的人数；已退出的户请删去这一行。")
)
NO_AMOUNT = error(
    "no_amount", _("%(cell)s（第 %(row)s 行“%(heading)s”）是 0。请填每月金额；不再发放的户请删去这一行。")
)
TOO_FINE = error(
    "amount_too_fine", _("%(cell)s（第 %(row)s 行“%(heading)s”）的小数超过两位。请四舍五入到分，再重新上传。")
)


def check(table: Table) -> list[Problem]:
    problems = [at_note(UNREADABLE_NUMBER, note) for note in table.marks.get(UNREADABLE_NUMBER.code, ())]
    for line in table.lines:
        # One comparison for the ordinary line: three readable numbers, none of them nought.
        if line.persons and line.amount and line.household_size and has_cents_at_most(line.amount):
            continue
        problems += of_line(line)
    return problems


def of_line(line: Line) -> list[Problem]:
    problems = []
    columns = line.layout.columns
    for field, value, needed, nought in (
        (Field.HOUSEHOLD_SIZE, line.household_size, False, None),
        (Field.PERSONS, line.persons, True, NO_PERSONS),
        (Field.AMOUNT, line.amount, True, NO_AMOUNT),
    ):
        if field not in columns:
            continue
        if field in line.unreadable:
            problems.append(line.problem(UNREADABLE_NUMBER, field))
        elif value is None and needed:
            problems.append(line.problem(MISSING_NUMBER, field))
        elif value == 0 and nought is not None:
            problems.append(line.problem(nought, field))
    if line.amount and not has_cents_at_most(line.amount):
        problems.append(line.problem(TOO_FINE, Field.AMOUNT))
    return problems
