"""Yearly for monthly is 12 times too much, a quarter 3 times, per head too little. Heading or sums give it away."""

import re
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from ..columns import Field
from ..problems import Problem, error, warning
from ..tables import Table

HEADING = error(
    "amount_not_monthly",
    _("%(cell)s 的列名“%(heading)s”像是按年、按季度或按人计算的金额。请换成每户每月的金额后重新上传。"),
)
MOST = error(
    "amounts_too_large",
    _(
        "%(cell)s 所在的“%(heading)s”列有一半以上的户每人超过 %(ceiling)s 元/月，"
        "像是年度或季度的合计。请换成每户每月的金额。"
    ),
)
ONE = warning(
    "amount_too_large", _("%(cell)s（第 %(row)s 行“%(heading)s”）平均每人超过 %(ceiling)s 元/月。请核对金额和单位。")
)
SMALL = warning(
    "amount_too_small", _("%(cell)s（第 %(row)s 行“%(heading)s”）平均每人不足 10 元/月。请核对金额和单位。")
)

WRONG_UNIT = re.compile(r"年|季|人均|每人|半年|万元")
FLOOR = Decimal(10)


def check(table: Table) -> list[Problem]:
    if not table.context.is_monthly:
        return []
    problems = []
    for layout in table.layouts:
        column = layout.columns.get(Field.AMOUNT)
        if column and WRONG_UNIT.search(column.heading):
            cell = f"{layout.letter(Field.AMOUNT)}{layout.heading_row + 1}"
            problems.append(
                HEADING.at(sheet=layout.sheet, cell=cell, row=layout.heading_row + 1, heading=column.heading)
            )
    return problems + of_lines(table)


def of_lines(table: Table) -> list[Problem]:
    ceiling = table.context.ceiling_per_person
    known = [(line, line.amount, line.persons) for line in table.lines if line.amount and line.persons]
    large = [line for line, amount, persons in known if amount > ceiling * persons]
    facts = {"ceiling": str(ceiling)}
    if known and len(known) >= 4 and len(large) * 2 > len(known):
        return [large[0].problem(MOST, Field.AMOUNT, **facts)]
    small = [line for line, amount, persons in known if amount < FLOOR * persons]
    return [line.problem(ONE, Field.AMOUNT, **facts) for line in large] + [
        line.problem(SMALL, Field.AMOUNT) for line in small
    ]
