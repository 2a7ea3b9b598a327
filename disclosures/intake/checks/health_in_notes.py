"""A note that speaks of illness. The column is dropped all the same; the office should know that it wrote it down."""

from django.utils.translation import gettext_lazy as _

from ..addresses import cell_address
from ..problems import Problem, warning
from ..tables import Table

HEALTH = warning(
    "health_in_notes",
    _("%(cell)s（第 %(row)s 行“%(heading)s”）写有健康状况，属于敏感个人信息。这一列没有保存；请以后不要在名册里填写。"),
)


def check(table: Table) -> list[Problem]:
    return [
        HEALTH.at(sheet=note.sheet, cell=cell_address(note.row, note.column), row=note.row + 1, heading=note.heading)
        for note in table.health_notes
    ]
