"""A line without a name cannot be posted: art 24 publishes the applicant's name on the board."""

from django.utils.translation import gettext_lazy as _

from ..columns import Field
from ..problems import Problem, error, warning
from ..tables import Table

MISSING = error("missing_name", _("%(cell)s（第 %(row)s 行）没有姓名。请补上户主姓名；如果不是一户，请删去这一行。"))
TOO_LONG = error(
    "name_too_long", _("%(cell)s（第 %(row)s 行“%(heading)s”）超过 30 个字，不像姓名。请核对是否填错了列。")
)
NOTE = warning(
    "name_with_note",
    _("%(cell)s（第 %(row)s 行）的姓名后面带有括号注释，注释没有保存。如果这一户已经去世或退出，请删去这一行。"),
)


def check(table: Table) -> list[Problem]:
    if not table.has(Field.NAME) or table.is_medical:
        return []
    problems = []
    for line in table.lines:
        if not line.name:
            problems.append(line.problem(MISSING, Field.NAME))
        elif len(line.name) > 30:
            problems.append(line.problem(TOO_LONG, Field.NAME))
        elif line.has_name_note:
            problems.append(line.problem(NOTE, Field.NAME))
    return problems
