"""Hidden rows and columns are read like all others, and a person is told: somebody hid them for a reason.

Comments travel unseen with a file and hold what no column would; their words are looked at and never kept.
"""

from django.utils.translation import gettext_lazy as _

from ..addresses import cell_address
from ..columns import Field
from ..margins import Margin, say_cells, say_rows
from ..problems import Problem, error, warning
from ..tables import Table

ROWS = warning(
    "hidden_rows",
    _(
        "工作表“%(sheet)s”隐藏了 %(count)s 行（第 %(rows)s 行），已照常读入。"
        "请取消隐藏核对；不该在名册里的，请删去整行后重新上传。"
    ),
)
FILTERED = warning(
    "filtered_rows",
    _(
        "工作表“%(sheet)s”开着筛选，有 %(count)s 行没有显示（第 %(rows)s 行），已照常读入。"
        "请清除筛选核对；不该在名册里的，请删去整行后重新上传。"
    ),
)
COLUMN = warning("hidden_column", _("%(cell)s 列“%(heading)s”是隐藏的列，已按列名照常处理。请核对它的内容。"))
COMMENTS = warning(
    "comments",
    _("工作表“%(sheet)s”有 %(count)s 个批注（%(cells)s）。批注没有保存；如果里面有要公示的内容，请写进单元格。"),
)
TELLING = warning(
    "comment_telling",
    _("%(cell)s 的批注里像有证件号、电话、住址或健康状况。批注没有保存；请从原表删去，以免随文件外传。"),
)
FORMULAS = warning(
    "formulas",
    _("工作表“%(sheet)s”有 %(count)s 个公式（第一个在 %(cell)s），按文件里保存的结果读入。请核对是不是最新的结果。"),
)
WITHOUT_VALUE = error(
    "formula_without_value",
    _("%(cell)s（第 %(row)s 行）是公式，文件里没有它的结果。请用 Excel 或 WPS 打开原表，保存后重新上传。"),
)
NOT_EXAMINED = warning("not_examined", _("没能检查这个文件有没有隐藏的行、列和批注。请自行核对。"))

KEPT_NUMBERS = (Field.NAME, Field.VILLAGE, Field.IDENTITY, Field.HOUSEHOLD_SIZE, Field.PERSONS, Field.AMOUNT)


def check(table: Table) -> list[Problem]:
    problems = [] if table.is_examined else [NOT_EXAMINED.at()]
    for layout in table.layouts:
        problems += of_sheet(layout.margin)
        kept = {layout.columns[field].index for field in KEPT_NUMBERS if field in layout.columns}
        problems += [
            WITHOUT_VALUE.at(sheet=layout.sheet, cell=cell_address(row, column), row=row + 1)
            for row, column in layout.margin.without_value
            if column in kept
        ]
    return problems


def of_sheet(margin: Margin) -> list[Problem]:
    found = []
    sheet = margin.sheet
    if margin.hidden_rows:
        first = margin.hidden_rows[0][0]
        count = sum(last - first + 1 for first, last in margin.hidden_rows)
        kind = FILTERED if margin.filtered else ROWS
        found.append(kind.at(sheet=sheet, cell=f"A{first}", row=first, count=count, rows=say_rows(margin.hidden_rows)))
    found += [COLUMN.at(sheet=sheet, cell=letter, heading=heading) for letter, heading in margin.hidden_columns]
    if margin.comments:
        cells = say_cells(margin.comments)
        found.append(COMMENTS.at(sheet=sheet, cell=margin.comments[0], count=len(margin.comments), cells=cells))
    found += [TELLING.at(sheet=sheet, cell=cell) for cell in margin.telling_comments]
    if margin.formulas:
        found.append(FORMULAS.at(sheet=sheet, cell=margin.first_formula, count=margin.formulas))
    return found
