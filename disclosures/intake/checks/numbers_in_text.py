"""A telephone or identity number typed into a name or group would travel wherever the name goes."""

from django.utils.translation import gettext_lazy as _

from ..columns import Field
from ..denied import DIGITS
from ..problems import Problem, error
from ..tables import Table

IN_TEXT = error(
    "number_in_text",
    _("%(cell)s（第 %(row)s 行“%(heading)s”）里混有一长串数字，像电话、证件号或账号。请把它从这一格删去。"),
)


def check(table: Table) -> list[Problem]:
    problems = []
    search = DIGITS.search
    for line in table.lines:
        if search(line.name):
            problems.append(line.problem(IN_TEXT, Field.NAME))
        if line.group and search(line.group):
            problems.append(line.problem(IN_TEXT, Field.GROUP))
    return problems
