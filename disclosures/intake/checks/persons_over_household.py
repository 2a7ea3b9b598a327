"""More people helped than the household has: two columns swapped, or a wrong number."""

from django.utils.translation import gettext_lazy as _

from ..columns import Field
from ..problems import Problem, error
from ..tables import Table

OVER = error(
    "persons_over_household",
    _("%(cell)s（第 %(row)s 行）的保障人口 %(persons)s 人多于家庭人口 %(size)s 人。请核对这两列是否填反或填错。"),
)


def check(table: Table) -> list[Problem]:
    return [
        line.problem(OVER, Field.PERSONS, persons=line.persons, size=line.household_size)
        for line in table.lines
        if line.persons and line.household_size and line.persons > line.household_size
    ]
