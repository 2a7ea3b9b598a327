"""What a file hides is found in its own parts, whatever program wrote it."""

import io

import openpyxl
import pytest
from openpyxl.comments import Comment

from disclosures.intake import assembly, checks, readers
from disclosures.intake.problems import Refused
from tests.data.spreadsheets import legacy
from tests.data.spreadsheets.build import H9, household, replace_part, xlsx

from .helpers import context

ROWS = [H9, household(1), household(2, "钱二"), household(3, "孙福来")]


def book(change) -> bytes:
    """ROWS as a workbook with something done to its sheet."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "名册"
    for row in ROWS:
        sheet.append(row)
    change(sheet)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def judge(data: bytes):
    table = assembly.assemble(readers.read(data), context())
    return table, {problem.code: problem for problem in checks.run(table)[0]}


def test_hidden_rows_are_read_and_named():
    def hide(sheet):
        sheet.row_dimensions[3].hidden = True
        sheet.row_dimensions[4].hidden = True
        sheet.row_dimensions[400].hidden = True

    table, problems = judge(book(hide))
    assert [line.name for line in table.lines] == ["赵德安", "钱二", "孙福来"]
    problem = problems["hidden_rows"]
    assert (problem.sheet, problem.cell, problem.facts) == ("名册", "A3", {"count": 2, "rows": "3-4"})
    assert not problem.is_error


def test_rows_that_a_filter_hides_are_said_to_be_filtered():
    def hide(sheet):
        sheet.auto_filter.ref = "A1:H4"
        sheet.auto_filter.add_filter_column(1, ["赵德安"])
        sheet.row_dimensions[3].hidden = True

    _table, problems = judge(book(hide))
    assert "filtered_rows" in problems
    assert "hidden_rows" not in problems


def test_a_hidden_column_is_named_if_anything_stands_in_it():
    def hide(sheet):
        sheet.column_dimensions["E"].hidden = True
        sheet.column_dimensions["X"].hidden = True

    table, problems = judge(book(hide))
    assert (problems["hidden_column"].cell, problems["hidden_column"].heading) == ("E", "家庭人口")
    assert [column for column, _heading in table.layouts[0].margin.hidden_columns] == ["E"]


def test_comments_are_counted_scanned_and_forgotten():
    def annotate(sheet):
        sheet["B2"].comment = Comment("电话13800000000，患肝癌", "x")
        sheet["B3"].comment = Comment("已核对", "x")

    table, problems = judge(book(annotate))
    assert problems["comments"].facts == {"count": 2, "cells": "B2、B3"}
    assert problems["comment_telling"].cell == "B2"
    told = repr(table) + "".join(problem.message + str(problem.as_json()) for problem in problems.values())
    assert "13800000000" not in told
    assert "肝癌" not in told


def test_a_formula_without_its_result_is_an_error_at_its_cell():
    def compute(sheet):
        sheet["G3"] = "=310*2"

    _table, problems = judge(book(compute))
    assert problems["formulas"].cell == "G3"
    assert (problems["formula_without_value"].cell, problems["formula_without_value"].row) == ("G3", 3)


def test_names_spaces_and_quotes_of_another_writer():
    def rewrite(part: bytes) -> bytes:
        return part.replace(b'<row r="3"', b"<row  r='3'  hidden = 'true' ")

    _table, problems = judge(replace_part(xlsx(ROWS), "xl/worksheets/sheet1.xml", rewrite))
    assert problems["hidden_rows"].cell == "A3"


def test_a_row_across_two_windows(monkeypatch):
    from disclosures.intake.concealed import Concealed
    from disclosures.intake.concealed import xlsx as search

    monkeypatch.setattr(search, "WINDOW", 7)
    part = b'<worksheet><cols><col min="2" max="2" hidden="1"/></cols><sheetData>' + b"".join(
        b'<row r="%d"%s><c r="A%d"><f>1+1</f><v>2</v></c></row>' % (at, b' hidden="1"' if at % 2 else b"", at)
        for at in range(1, 9)
    )
    found = Concealed()
    search.look_through(io.BytesIO(part), found)
    assert found.rows == [[0, 0], [2, 2], [4, 4], [6, 6]]
    assert found.columns == [[1, 1]]
    assert (found.formulas, found.first_formula, found.without_value) == (8, (0, 0), [])


def test_a_doctype_deep_inside_a_part_is_refused():
    def poison(part: bytes) -> bytes:
        head, _mark, rest = part.partition(b"?>")
        return head + b"?>" + b"<!-- " + b"x" * 5000 + b" -->" + b"<!DOCTYPE workbook>" + rest

    with pytest.raises(Refused) as caught:
        readers.read(replace_part(xlsx(ROWS), "xl/_rels/workbook.xml.rels", poison))
    assert caught.value.problem.code in ("doctype", "damaged")


def test_an_opendocument_s_collapsed_rows_columns_and_notes():
    table, problems = judge(
        legacy.ods(ROWS, hidden_rows=(2,), filtered_rows=(3,), hidden_columns=(7,), notes={(1, 1): "尿毒症"})
    )
    assert len(table.lines) == 3
    assert problems["filtered_rows"].facts["rows"] == "3-4"
    assert problems["comment_telling"].cell == "B2"


def test_an_opendocument_that_reaches_elsewhere():
    with pytest.raises(Refused) as caught:
        readers.read(legacy.ods(ROWS, linked=True))
    assert caught.value.problem.code == "external_links"


def test_an_old_workbook_s_hidden_rows_columns_and_notes():
    data = legacy.xls(ROWS, hidden_rows=(2,), hidden_columns=(5,), notes={(1, 1): "电话13800000000"})
    table, problems = judge(data)
    assert len(table.lines) == 3
    assert problems["hidden_rows"].cell == "A3"
    assert problems["hidden_column"].cell == "F"
    assert problems["comment_telling"].cell == "B2"


def test_an_old_workbook_that_reaches_elsewhere():
    with pytest.raises(Refused) as caught:
        readers.read(legacy.xls(ROWS, linked=True))
    assert caught.value.problem.code == "external_links"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_text_as_excel_saves_it(encoding):
    data = "户主姓名\t月保障金额\r\n赵德安\t620\r\n".encode(encoding)
    assert readers.read(data).sheets[0].rows == [["户主姓名", "月保障金额"], ["赵德安", "620"]]
