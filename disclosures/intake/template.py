"""Workbooks that we write: the blank roster from the column specification, and the list of problems.

Every text is written as text. A cell that begins with = + - @ in somebody's file stays a text in ours: a spreadsheet
program must not run it when a colleague opens the list.
"""

import io
from collections.abc import Iterable

import xlsxwriter
from django.utils.translation import gettext as _

from portal.words import in_chinese

from .columns import SPECS, Field
from .problems import Problem

TEXT_FORMAT = "@"


@in_chinese
def build() -> bytes:
    """The blank roster: one heading row, the identity column as text, and a sheet that explains."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": TEXT_FORMAT})
    sheet = book.add_worksheet(_("名册"))
    for column, spec in enumerate(SPECS):
        keep_as_text = text if spec.field in (Field.IDENTITY, Field.NAME, Field.VILLAGE, Field.GROUP) else None
        sheet.set_column(column, column, spec.width, keep_as_text)
        sheet.write_string(0, column, str(spec.title), heading)
    sheet.freeze_panes(1, 0)
    notes = book.add_worksheet(_("填写说明"))
    notes.set_column(0, 0, 18)
    notes.set_column(1, 1, 10)
    notes.set_column(2, 2, 60)
    for column, title in enumerate((_("列名"), _("是否必填"), _("怎样填"))):
        notes.write_string(0, column, title, heading)
    for row, spec in enumerate(SPECS, 1):
        notes.write_string(row, 0, str(spec.title))
        notes.write_string(row, 1, _("必填") if spec.required else _("可不填"))
        notes.write_string(row, 2, str(spec.note))
    notes.write_string(len(SPECS) + 2, 0, _("其他列（电话、账号、住址、备注等）请不要填写；填了也会整列丢弃。"))
    book.close()
    return buffer.getvalue()


def list_problems(problems: Iterable[Problem]) -> bytes:
    """The problems of a batch, one a row."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    heading = book.add_format({"bold": True, "bottom": 1})
    sheet = book.add_worksheet(_("问题清单"))
    for column, (title, width) in enumerate(
        ((_("轻重"), 10), (_("工作表"), 16), (_("单元格"), 10), (_("列名"), 16), (_("说明"), 90))
    ):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, heading)
    for row, problem in enumerate(problems, 1):
        cells = (problem.severity_word, problem.sheet, problem.cell, problem.heading, problem.message)
        for column, value in enumerate(cells):
            sheet.write_string(row, column, value)
    book.close()
    return buffer.getvalue()
