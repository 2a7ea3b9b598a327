"""The same name twice in a village is common and sometimes a double entry; a person must look."""

from django.utils.translation import gettext_lazy as _

from ..columns import Field
from ..problems import Problem, warning
from ..tables import Line, Table

SAME = warning(
    "same_name", _("%(cell)s（第 %(row)s 行）与第 %(other)s 行同村同名。请核对是两户同名，还是同一户填了两次。")
)


def check(table: Table) -> list[Problem]:
    problems = []
    seen: dict[tuple, Line] = {}
    for line in table.lines:
        if not line.name or line.place is None:
            continue
        first = seen.setdefault((line.place.key, line.name), line)
        # Two different identity numbers are two people: nothing to ask.
        if first is not line and not (line.fingerprint and first.fingerprint):
            problems.append(line.problem(SAME, Field.NAME, other=first.number))
    return problems
