"""Files that hold sums and no roster, and files of which only sums may be published. Their totals are shown."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from ..addresses import cell_address
from ..problems import Kind, Problem, error, warning
from ..statistics import Statistics
from ..summaries import as_text
from ..tables import Sums, Table, add_up

STATISTICS = error(
    "statistics_table",
    _(
        "工作表“%(sheet)s”是按单位汇总的统计表，不是花名册：共 %(households)s 户、%(persons)s 人、%(amount)s 元。"
        "公示请上传一户一行的名册；这些数请登记在“动态变化”或“资金情况”里。"
    ),
)
FUNDS = error(
    "funds_table",
    _(
        "工作表“%(sheet)s”是资金来源表，不是花名册：合计 %(amount)s 元（%(levels)s）。"
        "公示请上传一户一行的名册；资金请登记在“资金情况”里。"
    ),
)
MEDICAL = error(
    "medical_sums_only",
    _(
        "这是医疗救助名单，列入名单就说明有人患病，所以只公布汇总数，不公示姓名，姓名没有保存。"
        "共 %(households)s 人次、%(amount)s 元，请登记在“救助汇总”里。"
    ),
)
BESIDE = warning(
    "statistics_beside",
    _(
        "工作表“%(sheet)s”是统计表，没有读入。它写的合计是 %(households)s 户、%(persons)s 人、%(amount)s 元，与名册一致。"
    ),
)
DIFFERS = warning(
    "statistics_differ",
    _(
        "工作表“%(sheet)s”是统计表，没有读入。它写的合计是 %(households)s 户、%(persons)s 人、%(amount)s 元，"
        "名册逐行加起来是 %(own_households)s 户、%(own_persons)s 人、%(own_amount)s 元。请核对。"
    ),
)
FUNDS_BESIDE = warning(
    "funds_beside", _("工作表“%(sheet)s”是资金来源表，没有读入。它写的合计是 %(amount)s 元（%(levels)s）。")
)


def check(table: Table) -> list[Problem]:
    own = add_up(table.lines)
    problems = [of_sheet(found, table, own) for found in table.statistics]
    if table.is_medical and table.layouts:
        layout = table.layouts[0]
        row = layout.heading_row + 1
        problems.append(
            MEDICAL.at(
                sheet=layout.sheet, cell=f"A{row}", row=row, households=own.households, amount=as_text(own.amount)
            )
        )
    return problems


def of_sheet(found: Statistics, table: Table, own: Sums) -> Problem:
    facts: dict = {"amount": said(found.amount)}
    if found.kind == "funds":
        # The words of the levels are the file's own and the same in every language of the interface.
        facts["levels"] = "、".join(f"{level} {as_text(amount)}" for level, amount in found.levels.items())
        return at(FUNDS_BESIDE if table.lines else FUNDS, found, facts)
    facts |= {"households": said(found.households), "persons": said(found.persons)}
    if not table.lines:
        return at(STATISTICS, found, facts)
    if agree(found, own):
        return at(BESIDE, found, facts)
    facts |= {"own_households": own.households, "own_persons": own.persons, "own_amount": as_text(own.amount)}
    return at(DIFFERS, found, facts)


def agree(found: Statistics, own: Sums) -> bool:
    pairs = ((found.households, own.households), (found.persons, own.persons), (found.amount, own.amount))
    return all(stated is None or stated == computed for stated, computed in pairs)


def at(kind: Kind, found: Statistics, facts: dict) -> Problem:
    cell = cell_address(found.row, found.column)
    return kind.at(sheet=found.sheet, cell=cell, row=found.row + 1, **facts)


def said(value: int | Decimal | None) -> str:
    return "—" if value is None else str(as_text(value))
