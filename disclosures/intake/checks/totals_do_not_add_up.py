"""The file's own totals against its lines. A difference is shown with both numbers, never corrected silently."""

from django.utils.translation import gettext_lazy as _

from ..addresses import cell_address
from ..columns import Field
from ..problems import Kind, Problem, error
from ..tables import Table, Total
from ..totals import compare

HOUSEHOLDS = error(
    "total_households",
    _(
        "%(cell)s（第 %(row)s 行“%(label)s”）写的户数是 %(stated)s，逐行数出来是 %(computed)s。"
        "请核对是漏了一户，还是合计没有更新。"
    ),
)
FIELDS = error(
    "total_differs",
    _(
        "%(cell)s（第 %(row)s 行“%(label)s”的%(heading)s）写的是 %(stated)s，逐行加起来是 %(computed)s。"
        "请改正合计，或补齐漏掉的行。"
    ),
)

COMPARED = (("household_size", Field.HOUSEHOLD_SIZE), ("persons", Field.PERSONS), ("amount", Field.AMOUNT))


def check(table: Table) -> list[Problem]:
    compare(table)
    problems: list[Problem] = []
    for total in table.totals:
        if not total.agrees:
            problems += of_total(total)
    return problems


def of_total(total: Total) -> list[Problem]:
    found = []
    stated, computed = total.stated, total.computed
    if stated.households is not None and stated.households != computed.households:
        cell = cell_address(total.row, total.column)
        found.append(of(HOUSEHOLDS, total, cell, "", stated.households, computed.households))
    for name, field in COMPARED:
        said, counted = getattr(stated, name), getattr(computed, name)
        if said is not None and said != counted:
            column = total.layout.columns[field]
            found.append(of(FIELDS, total, cell_address(total.row, column.index), column.heading, said, counted))
    return found


def of(kind: Kind, total: Total, cell: str, heading: str, stated, computed) -> Problem:
    return kind.at(
        sheet=total.layout.sheet,
        cell=cell,
        row=total.row + 1,
        heading=heading,
        label=(total.place.name if total.place else "") + total.label,
        stated=str(stated),
        computed=str(computed),
    )
