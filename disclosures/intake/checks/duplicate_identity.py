"""One household entered twice, in one village or in two. Compared by keyed fingerprint; the number is never shown."""

from django.utils.translation import gettext_lazy as _

from ..columns import Field
from ..problems import Problem, error
from ..tables import Line, Table
from .identity_as_number import is_typed_as_number

TWICE = error(
    "duplicate_identity",
    _("%(cell)s（第 %(row)s 行）与第 %(other)s 行的身份证号相同，是同一户填了两次。请删去其中一行。"),
)
TWO_VILLAGES = error(
    "duplicate_identity_across",
    _(
        "%(cell)s（第 %(row)s 行，%(village)s）与第 %(other)s 行（%(other_village)s）的身份证号相同，"
        "同一人报在了两个村。请核实后只留一处。"
    ),
)


def check(table: Table) -> list[Problem]:
    problems = []
    seen: dict[str, Line] = {}
    for line in table.lines:
        mark = line.fingerprint
        if not mark:
            continue
        first = seen.setdefault(mark, line)
        # Two numbers that lost their last digits look alike and need not be.
        if first is not line and not (is_typed_as_number(line) or is_typed_as_number(first)):
            problems.append(of_pair(line, first))
    return problems


def of_pair(line: Line, first: Line) -> Problem:
    other = str(first.number) if first.layout is line.layout else f"{first.layout.sheet}!{first.number}"
    if line.place == first.place or line.place is None or first.place is None:
        return line.problem(TWICE, Field.IDENTITY, other=other)
    return line.problem(
        TWO_VILLAGES, Field.IDENTITY, other=other, village=line.place.name, other_village=first.place.name
    )
