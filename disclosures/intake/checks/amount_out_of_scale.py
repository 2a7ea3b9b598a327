"""Yearly for monthly is 12 times too much, a quarter 3 times, per head too little. Heading or sums give it away.

A gap payment never exceeds the standard (57号 art 27), and what is added for the disabled or the old seldom half of it:
most rows above the standard, or one row above one and a half, is a wrong unit or a wrong number.
"""

import re
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from ..choices import SourceUnit
from ..columns import Field
from ..problems import Kind, Problem, error, warning
from ..tables import Line, Table

HEADING = error(
    "amount_not_monthly",
    _(
        "%(cell)s 的列名“%(heading)s”像是按年、按季度或按人计算的金额。"
        "请在“对应列”一步选定金额单位，或换成每户每月的金额后重新上传。"
    ),
)
MOST = error(
    "amounts_too_large",
    _(
        "%(cell)s 所在的“%(heading)s”列有一半以上的户每人超过 %(limit)s 元/月，不像每户每月的金额。"
        "请核对金额单位，换成每户每月的金额后重新上传。"
    ),
)
QUARTERLY = error(
    "amounts_quarterly",
    _(
        "%(cell)s 所在的“%(heading)s”列有一半以上的户每人超过 %(limit)s 元/月，除以 3 才合理，像是季度金额。"
        "请在“对应列”一步把金额单位选为“季度”，或换成每户每月的金额。"
    ),
)
YEARLY = error(
    "amounts_yearly",
    _(
        "%(cell)s 所在的“%(heading)s”列有一半以上的户每人超过 %(limit)s 元/月，除以 12 才合理，像是年金额。"
        "请在“对应列”一步把金额单位选为“年”，或换成每户每月的金额。"
    ),
)
ONE = warning(
    "amount_too_large", _("%(cell)s（第 %(row)s 行“%(heading)s”）平均每人超过 %(limit)s 元/月。请核对金额和单位。")
)
ONE_QUARTERLY = warning(
    "amount_quarterly",
    _("%(cell)s（第 %(row)s 行“%(heading)s”）平均每人超过 %(limit)s 元/月，像是把季度金额填成了月金额。请核对。"),
)
ONE_YEARLY = warning(
    "amount_yearly",
    _("%(cell)s（第 %(row)s 行“%(heading)s”）平均每人超过 %(limit)s 元/月，像是把年金额填成了月金额。请核对。"),
)
SMALL = warning(
    "amount_too_small", _("%(cell)s（第 %(row)s 行“%(heading)s”）平均每人不足 10 元/月。请核对金额和单位。")
)

WRONG_UNIT = re.compile(r"年|季|人均|每人|人月|/人|万元")
A_CERTAIN_YEAR = re.compile(r"[0-9]{4}年(度?[0-9]{1,2}月)?")
FLOOR = Decimal(10)
ADDED_AT_MOST = Decimal("1.5")
LINES_TO_JUDGE_BY = 4
NEARLY_ALL = Decimal("0.9")


def check(table: Table) -> list[Problem]:
    if not table.context.is_monthly or table.is_medical:
        return []
    problems = []
    if table.context.choices.amount_unit is SourceUnit.AUTOMATIC:
        for layout in table.layouts:
            column = layout.columns.get(Field.AMOUNT)
            if column and not layout.is_folded and says_another_unit(column.heading):
                row = layout.heading_row + 1
                cell = f"{layout.letter(Field.AMOUNT)}{row}"
                problems.append(HEADING.at(sheet=layout.sheet, cell=cell, row=row, heading=column.heading))
    return problems + of_lines(table)


def says_another_unit(heading: str) -> bool:
    """2026年3月保障金额 names a month and no unit."""
    return WRONG_UNIT.search(A_CERTAIN_YEAR.sub("", heading)) is not None


def of_lines(table: Table) -> list[Problem]:
    context = table.context
    standard = context.standard_per_person
    usual = standard or context.ceiling_per_person
    ceiling = standard * ADDED_AT_MOST if standard else context.ceiling_per_person
    known = [(line, line.amount, line.persons) for line in table.lines if line.amount and line.persons]
    above = [line for line, amount, persons in known if amount > usual * persons]
    if len(known) >= LINES_TO_JUDGE_BY and len(above) * 2 > len(known):
        return [above[0].problem(kind_of_all(known, usual), Field.AMOUNT, limit=plain(usual))]
    large = [(line, amount / persons) for line, amount, persons in known if amount > ceiling * persons]
    small = [line for line, amount, persons in known if amount < FLOOR * persons]
    return [line.problem(kind_of_one(each, usual), Field.AMOUNT, limit=plain(ceiling)) for line, each in large] + [
        line.problem(SMALL, Field.AMOUNT) for line in small
    ]


def kind_of_all(known: list[tuple[Line, Decimal, int]], usual: Decimal) -> Kind:
    """What the sums would be if divided: by three first, since a year's divided by three is still too much."""
    for months, kind in ((3, QUARTERLY), (12, YEARLY)):
        fitting = sum(1 for _line, amount, persons in known if amount <= usual * ADDED_AT_MOST * persons * months)
        if fitting >= NEARLY_ALL * len(known):
            return kind
    return MOST


def kind_of_one(per_person: Decimal, usual: Decimal) -> Kind:
    if per_person <= usual * 3:
        return ONE_QUARTERLY
    return ONE_YEARLY if per_person <= usual * 12 else ONE


def plain(value: Decimal) -> str:
    """700, not 700.00; 1050, not 1.05E+3."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
