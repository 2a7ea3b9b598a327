"""A roster needs a name, a number of people and an amount: what 57号 art 24 has published."""

from django.utils.translation import gettext_lazy as _

from ..addresses import cell_address, column_letter
from ..aids import Aid
from ..columns import BY_FIELD, Field
from ..problems import Problem, error
from ..tables import Table

NO_HEADING = error(
    "no_heading",
    _("没有找到表头。请保留一行列名，至少有“户主姓名”“保障人口”“月保障金额”，再重新上传；也可以下载模板填写。"),
)
NO_COLUMN = error(
    "no_column",
    _("工作表“%(sheet)s”第 %(row)s 行的表头里没有“%(title)s”列。请补上这一列，或把列名改成“%(title)s”。"),
)
ONLY_NUMBERS = error(
    "certificate_only",
    _(
        "%(cell)s 的“%(heading)s”是按证号导出的表，没有“户主姓名”列，无法公示。"
        "请在原系统里导出带户主姓名的花名册，或把姓名列补上后重新上传。"
    ),
)
NO_ROWS = error("no_rows", _("表头下面没有找到任何一户。请确认名册已填写并保存。"))
WRONG_CONTENT = error(
    "wrong_content",
    _("%(cell)s 列的列名是“%(heading)s”，内容却像证件号、电话或账号，已整列丢弃。请核对列名和内容是否错位。"),
)


def check(table: Table) -> list[Problem]:
    if not table.layouts:
        return [] if table.statistics else [NO_HEADING.at()]
    problems = [
        WRONG_CONTENT.at(sheet=sheet, cell=column_letter(column.index), heading=column.heading)
        for sheet, column, _reason in table.denied_by_content
    ]
    for layout, field in table.missing:
        if field is Field.NAME and Aid.FAMILY in layout.aids:
            column = layout.aids[Aid.FAMILY]
            cell = cell_address(layout.heading_row, column.index)
            row = layout.heading_row + 1
            problems.append(ONLY_NUMBERS.at(sheet=layout.sheet, cell=cell, row=row, heading=column.heading))
            continue
        row = layout.heading_row + 1
        problems.append(NO_COLUMN.at(sheet=layout.sheet, cell=f"A{row}", row=row, title=str(BY_FIELD[field].title)))
    if not table.lines:
        problems.append(NO_ROWS.at())
    return problems
