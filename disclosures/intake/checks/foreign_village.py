"""A village's clerk answers for that village alone."""

from django.utils.translation import gettext_lazy as _

from ..columns import Field
from ..problems import Problem, error
from ..tables import Table

FOREIGN = error(
    "foreign_village",
    _("%(cell)s（第 %(row)s 行）属于%(village)s，您只能报送%(own)s的名册。请删去别村的行后重新上传。"),
)


def check(table: Table) -> list[Problem]:
    own = table.context.own_village
    if own is None:
        return []
    return [
        line.problem(FOREIGN, Field.VILLAGE, village=line.place.name, own=own.name)
        for line in table.lines
        if line.place is not None and line.place.key != own.key
    ]
