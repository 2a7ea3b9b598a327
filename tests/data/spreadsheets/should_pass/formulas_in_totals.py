"""Totals as formulas, with the values that the program stored beside them."""

import io

import xlsxwriter


def make() -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("名册")
    sheet.write_row(0, 0, ["户主姓名", "所属村", "家庭人口", "保障人口", "月保障金额"])
    sheet.write_row(1, 0, ["赵德安", "杜村", 3, 2, 620])
    sheet.write_row(2, 0, ["钱二", "杜村", 2, 2, 540])
    sheet.write(3, 0, "合计")
    for column, (letter, value) in enumerate((("C", 5), ("D", 4), ("E", 1160)), 2):
        sheet.write_formula(3, column, f"=SUM({letter}2:{letter}3)", None, value)
    book.close()
    return buffer.getvalue()
