"""A name that a spreadsheet would run as a formula: in a CSV it is only text, in the next person's program it acts."""

import re

from django.utils.translation import gettext_lazy as _

from ..columns import Field
from ..problems import Problem, error
from ..tables import Table

FORMULA = error(
    "formula_text",
    _("%(cell)s（第 %(row)s 行“%(heading)s”）以 =、+、- 或 @ 开头，会被表格程序当作公式执行。请改成普通文字。"),
)
SIGNS = re.compile(r"[=+@-]")


def check(table: Table) -> list[Problem]:
    problems = []
    match = SIGNS.match
    for line in table.lines:
        if match(line.name):
            problems.append(line.problem(FORMULA, Field.NAME))
        if line.group and match(line.group):
            problems.append(line.problem(FORMULA, Field.GROUP))
    return problems
