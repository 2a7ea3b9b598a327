"""Workbooks that we write: the blank roster from the column specification, and the list of problems.

Every text is written as text. A cell that begins with = + - @ in somebody's file stays a text in ours: a spreadsheet
program must not run it when a colleague opens the list.
"""

import io
from collections.abc import Iterable
from dataclasses import dataclass, field

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.words import in_chinese

from .columns import SPECS, Field
from .problems import Problem

TEXT_FORMAT = "@"


@dataclass(frozen=True)
class Variant:
    """What one kind of roster calls its numbers, and what it has beside them."""

    title: object
    titles: dict[Field, object] = field(default_factory=dict)
    notes: dict[Field, object] = field(default_factory=dict)
    extra: tuple[tuple[object, object], ...] = ()  # columns that are read for one question and not kept


VARIANTS = {
    "monthly": Variant(gettext_lazy("每月发放的名册（低保、特困）")),
    "appraisal": Variant(
        gettext_lazy("评议、初审的名册（拟保障）"),
        {Field.PERSONS: gettext_lazy("拟保障人口"), Field.AMOUNT: gettext_lazy("拟月保障金额（元）")},
        extra=((gettext_lazy("评议结果"), gettext_lazy("写“通过”；没有通过的户不要列入。不保存")),),
    ),
    "aid": Variant(
        gettext_lazy("临时救助名册"),
        {Field.PERSONS: gettext_lazy("救助人数"), Field.AMOUNT: gettext_lazy("救助金额（元）")},
        {Field.AMOUNT: gettext_lazy("每次发放的元数，只写数字")},
        extra=((gettext_lazy("救助类型"), gettext_lazy("只写“急难型”或“支出型”；不写具体事由，不保存")),),
    ),
}


@in_chinese
def build(variant: str = "monthly") -> bytes:
    """The blank roster: one heading row, the identity column as text, and a sheet that explains."""
    made = VARIANTS[variant]
    rows = [
        (
            made.titles.get(spec.field, spec.title),
            _("必填") if spec.required else _("可不填"),
            made.notes.get(spec.field, spec.note),
            spec.width,
            spec.field in (Field.IDENTITY, Field.NAME, Field.VILLAGE, Field.GROUP),
        )
        for spec in SPECS
    ] + [(title, _("可不填"), note, 14, False) for title, note in made.extra]
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": TEXT_FORMAT})
    sheet = book.add_worksheet(_("名册"))
    notes = book.add_worksheet(_("填写说明"))
    for column, (word, wide) in enumerate(((_("列名"), 18), (_("是否必填"), 10), (_("怎样填"), 60))):
        notes.set_column(column, column, wide)
        notes.write_string(0, column, word, heading)
    for at, (title, need, note, width, is_text) in enumerate(rows):
        sheet.set_column(at, at, width, text if is_text else None)
        sheet.write_string(0, at, str(title), heading)
        for column, value in enumerate((title, need, note)):
            notes.write_string(at + 1, column, str(value))
    sheet.freeze_panes(1, 0)
    notes.write_string(len(rows) + 2, 0, _("其他列（电话、账号、住址、备注等）请不要填写；填了也会整列丢弃。"))
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
