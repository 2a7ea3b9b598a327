"""Rows that say of themselves that they are not to be posted: refused, stopped, ended, or no household at all."""

from django.utils.translation import gettext_lazy as _

from ..addresses import cell_address
from ..problems import Kind, Problem, error, warning
from ..tables import Note, Table

NOT_CURRENT = error(
    "not_current",
    _(
        "%(cell)s（第 %(row)s 行“%(heading)s”）写明这一户没有通过或已不再享受，不应列入公示名册。"
        "请核对；确实如此的，请删去这一行。"
    ),
)
ENDED = warning(
    "aid_ended",
    _("%(cell)s（第 %(row)s 行“%(heading)s”）早于本月，这一户的保障已经到期。请核对；不再享受的，请删去这一行。"),
)
MONTH_UNREADABLE = warning(
    "month_unreadable",
    _(
        "%(cell)s（第 %(row)s 行“%(heading)s”）不是一个年月。请写成 2026-03、2026年3月 或 202603；几个月合发的，请核对金额单位。"
    ),
)
SEVERAL_MONTHS = error(
    "several_months",
    _(
        "%(cell)s（第 %(row)s 行“%(heading)s”）与第 %(other)s 行不是同一个月。一份名册只能是一个月的，请按月拆开后分别上传。"
    ),
)
OF_MANY = error(
    "row_of_many",
    _("%(cell)s（第 %(row)s 行“%(heading)s”）写的是 %(count)s 户。花名册要一户一行；汇总数请不要放在名册里。"),
)
CAUSE_UNCLEAR = warning(
    "cause_unclear",
    _(
        "%(cell)s（第 %(row)s 行“%(heading)s”）没有写明是急难型还是支出型。具体事由可能涉及健康，没有保存；"
        "请只写“急难型”或“支出型”，否则不计入分类型的汇总。"
    ),
)

KINDS: dict[str, Kind] = {
    kind.code: kind for kind in (NOT_CURRENT, ENDED, MONTH_UNREADABLE, SEVERAL_MONTHS, OF_MANY, CAUSE_UNCLEAR)
}


def check(table: Table) -> list[Problem]:
    return [at_note(kind, note) for code, kind in KINDS.items() for note in table.marks.get(code, ())]


def at_note(kind: Kind, note: Note) -> Problem:
    """A problem at a cell that reading marked."""
    cell = cell_address(note.row, note.column)
    return kind.at(sheet=note.sheet, cell=cell, row=note.row + 1, heading=note.heading, **note.facts)
