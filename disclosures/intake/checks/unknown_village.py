"""A village must be one of ours, by any of its names; guessing would post a household on the wrong board."""

from django.utils.translation import gettext_lazy as _

from ..addresses import cell_address
from ..columns import Field
from ..problems import Problem, error
from ..sections import reads_like_village
from ..tables import Line, Table

NAMED = error(
    "unknown_village",
    _("%(cell)s（第 %(row)s 行）写的“%(village)s”不在本乡镇的村名里。请改成规范的村名，或请管理员登记这个别名。"),
)
UNNAMED = error(
    "village_unreadable",
    _("%(cell)s（第 %(row)s 行“%(heading)s”）的内容不是本乡镇的村名。请只写村名，门牌和住址请删去。"),
)
MISSING = error(
    "village_missing", _("%(cell)s（第 %(row)s 行）没有写明是哪个村。请补上村名，或在这一户上方加一行村名。")
)


def check(table: Table) -> list[Problem]:
    problems = [
        NAMED.at(sheet=layout.sheet, cell=cell_address(row, column), row=row + 1, village=text)
        for layout, row, column, text in table.unknown_sections
    ]
    told = {(layout.order, text) for layout, _row, _column, text in table.unknown_sections}
    for line in table.lines:
        if line.place is None and (line.layout.order, line.village_text) not in told:
            problems.append(of_line(line))
            if not line.village_text:
                # Nothing above it and no column: the next thousand rows need no sentence of their own.
                told.add((line.layout.order, ""))
    return problems


def of_line(line: Line) -> Problem:
    """The name itself is shown only if it reads like a village's: an address must not travel into a message."""
    if not line.village_text:
        return line.problem(MISSING, Field.VILLAGE)
    if reads_like_village(line.village_text):
        return line.problem(NAMED, Field.VILLAGE, village=line.village_text)
    return line.problem(UNNAMED, Field.VILLAGE)
