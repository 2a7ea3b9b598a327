"""The same household on another list: in force in another village, under another kind of help, or waiting beside it.

Whoever is told learns the village, the kind of help and the period of the other list, nothing else of that person.
"""

from django.utils.translation import gettext_lazy as _

from ..columns import Field
from ..problems import Problem, error, warning
from ..tables import Elsewhere, Line, Table

OTHER_VILLAGE = error(
    "duplicate_identity_live",
    _(
        "%(cell)s（第 %(row)s 行）的身份证号已在%(other_village)s正在公示的%(scheme)s名册里（%(period)s）。"
        "同一户不能在两个村享受，请核实后只留一处；确已迁村的，请先更正原来的公示。"
    ),
)
OTHER_SCHEME = warning(
    "duplicate_identity_scheme",
    _(
        "%(cell)s（第 %(row)s 行）的身份证号也在%(other_village)s的%(scheme)s名册里（%(period)s）。"
        "这两项救助一般不能同时享受，请核实。"
    ),
)
SAME_PERIOD = warning(
    "duplicate_identity_elsewhere",
    _(
        "%(cell)s（第 %(row)s 行）的身份证号已在同一期的另一批名册里（%(other_village)s）。"
        "如果这是更正后的名册，可以继续；否则请核实后只留一处。"
    ),
)
WAITING = warning(
    "duplicate_identity_waiting",
    _(
        "%(cell)s（第 %(row)s 行）的身份证号也在另一批还没有确认的名册里（%(other_village)s，%(scheme)s，%(period)s）。"
        "请核实后只留一处。"
    ),
)
KINDS = {
    "live": OTHER_VILLAGE,
    "scheme": OTHER_SCHEME,
    "period": SAME_PERIOD,
    "waiting": WAITING,
}


def check(table: Table) -> list[Problem]:
    first: dict[str, Line] = {}
    for line in table.lines:
        if line.fingerprint:
            first.setdefault(line.fingerprint, line)
    if not first:
        return []
    return [
        of_line(first[mark], other)
        for mark, others in table.context.find_elsewhere(first.keys()).items()
        for other in others
        if matters(first[mark], other)
    ]


def matters(line: Line, other: Elsewhere) -> bool:
    """Being on the own village's list in force is what a next round, a payment or a correction looks like."""
    return other.how != "live" or line.place is None or other.village != line.place.key


def of_line(line: Line, other: Elsewhere) -> Problem:
    return line.problem(
        KINDS[other.how],
        Field.IDENTITY,
        other_village=other.village_name,
        scheme=other.scheme,
        period=other.period,
    )
