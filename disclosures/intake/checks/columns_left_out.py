"""A column that nobody listed is withheld, and said to be: silence would look like success."""

from django.utils.translation import gettext_lazy as _

from ..columns import Field
from ..problems import Problem, warning
from ..tables import Table

UNKNOWN = warning(
    "column_unknown", _("%(cell)s 列“%(heading)s”系统不认识，没有保存。如果它是需要公示的内容，请改用模板里的列名。")
)
SECOND = warning("column_second", _("%(cell)s 列“%(heading)s”与另一列意思相同，没有保存。请确认留下的那一列是对的。"))
NO_IDENTITY = warning(
    "no_identity", _("名册里没有身份证号列，无法查出同一户重复填报。请人工核对，或补上该列后重新上传。")
)


def check(table: Table) -> list[Problem]:
    problems = []
    for column in table.dropped:
        kind = {"unknown": UNKNOWN, "second": SECOND}.get(column.reason)
        if kind is not None and column.heading:
            problems.append(kind.at(sheet=column.sheet, cell=column.letter, heading=column.heading))
    if table.lines and not table.has(Field.IDENTITY) and not table.is_medical:
        problems.append(NO_IDENTITY.at())
    return problems
