"""Workbooks as a township really keeps them: title rows, a unit row, village sections, subtotals, signatures.

They carry identity numbers, phones and bank cards like the real ones, so that the importer has to drop them.
"""

import io
from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby

import xlsxwriter

from .households import Household

HEADINGS = (
    "序号", "户主姓名", "身份证号", "家庭人口", "保障人口", "月保障金额", "类别", "联系电话", "一卡通账号", "备注",
)  # fmt: skip
NUMERALS = "一二三四五六七八九十"


def write(title: str, period: str, households: Iterable[Household]) -> bytes:
    """An .xlsx file of these households, grouped by village."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("花名册")
    bold = book.add_format({"bold": True, "align": "center"})
    last = len(HEADINGS) - 1
    sheet.merge_range(0, 0, 0, last, title, bold)
    sheet.merge_range(1, 0, 1, last, period, bold)
    sheet.write(2, 0, "填报单位：杏塘镇民政办公室")
    sheet.write(2, last, "单位：户、人、元")
    sheet.write_row(3, 0, HEADINGS, bold)
    row, serial, totals = 4, 0, [0, 0, 0, Decimal(0)]
    for index, (village, group) in enumerate(groupby(households, key=lambda one: one.village)):
        sheet.write(row, 0, f"{NUMERALS[index]}、{village}", bold)
        row += 1
        sums = [0, 0, 0, Decimal(0)]
        for one in group:
            serial += 1
            sheet.write_row(
                row,
                0,
                [serial, spaced(one.head.name), one.head.identity_number, one.household_size, one.persons,
                 float(one.amount), one.category, one.head.phone, one.head.bank_card, ""],
            )  # fmt: skip
            sums = [a + b for a, b in zip(sums, (1, one.household_size, one.persons, one.amount), strict=True)]
            row += 1
        sheet.write_row(row, 0, ["小计", f"{sums[0]}户", "", sums[1], sums[2], float(sums[3])], bold)
        totals = [a + b for a, b in zip(totals, sums, strict=True)]
        row += 1
    sheet.write_row(row, 0, ["合计", f"{totals[0]}户", "", totals[1], totals[2], float(totals[3])], bold)
    sheet.write_row(row + 2, 0, ["制表人：", "", "", "审核人：", "", "填表日期："])
    book.close()
    return buffer.getvalue()


def spaced(name: str) -> str:
    """Two-character names are widened with a full-width space, as clerks do to line the column up."""
    return f"{name[0]}　{name[1]}" if len(name) == 2 else name
