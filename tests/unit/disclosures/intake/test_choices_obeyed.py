"""What a clerk chose is done, and never past the deny list; what nobody foresaw is shown to be explained."""

from disclosures.intake import assembly, checks
from disclosures.intake.choices import DROP, Choices
from disclosures.intake.columns import Field
from disclosures.intake.sheets import Sheet, Workbook

from .helpers import context

HEAD = ["户主姓名", "所属村", "保障人口", "月保障金额", "电话", "户数"]
ROW = ["赵德安", "杜村", "2", "620", "13800000000", "1"]


def table_of(*rows, **chosen):
    book = Workbook("xlsx", [Sheet("名册", [list(row) for row in rows])])
    return assembly.assemble(book, context(choices=Choices(**chosen)))


def reason_of(table, letter):
    return next(column.reason for column in table.dropped if column.letter == letter)


def test_a_column_may_be_left_out():
    table = table_of(HEAD, ROW, columns={"月保障金额": DROP})
    assert Field.AMOUNT not in table.layouts[0].columns
    assert reason_of(table, "D") == "chosen"
    assert "no_column" in {problem.code for problem in checks.run(table)[0]}


def test_a_column_may_be_given_another_meaning():
    table = table_of(HEAD, ROW, columns={"户数": "household_size"})
    assert table.lines[0].household_size == 1


def test_a_denied_column_stays_out_whatever_was_chosen():
    table = table_of(HEAD, ROW, columns={"电话": "group"})
    assert reason_of(table, "E") == "phone"
    assert table.lines[0].group == ""


def test_a_denied_content_stays_out_whatever_was_chosen():
    rows = [[*HEAD[:4], "联络"], [*ROW[:4], "13800000000"], ["钱二", "杜村", "1", "300", "13800000001"]]
    table = table_of(*rows, columns={"联络": "group"})
    assert [line.group for line in table.lines] == ["", ""]
    assert "wrong_content" in {problem.code for problem in checks.run(table)[0]}


def test_a_column_without_a_heading_is_chosen_by_its_letter():
    table = table_of(["户主姓名", "所属村", "保障人口", ""], ROW[:4], columns={"#D": "amount"})
    assert table.lines[0].amount == 620


def test_only_the_sheets_chosen_are_read():
    book = Workbook("xlsx", [Sheet("旧表", [HEAD, ROW]), Sheet("新表", [HEAD, ["钱二", "杜村", "1", "300"]])])
    table = assembly.assemble(book, context(choices=Choices(sheets=("新表",))))
    assert [line.name for line in table.lines] == ["钱二"]
    assert not [problem for problem in checks.run(table)[0] if problem.is_error]


def test_headings_that_nobody_foresaw_are_shown_to_be_explained():
    table = table_of(["当家人", "哪个庄", "几口人吃", "给多少"], ["赵德安", "杜村", "2", "620"])
    assert {column.heading for column in table.dropped} == {"当家人", "哪个庄", "几口人吃", "给多少"}
    problems = {problem.code: problem for problem in checks.run(table)[0]}
    assert "no_heading" not in problems
    assert problems["no_column"].cell == "A1"


def test_a_medical_list_shows_no_name_to_anybody():
    rows = [["姓名", "村", "救助金额", "医疗总费用", "医保报销"], ["赵德安", "杜村", "5000", "60000", "1000"]]
    table = assembly.assemble(Workbook("xlsx", [Sheet("名册", rows)]), context(is_monthly=False))
    assert [line.name for line in table.lines] == [""]
    assert not [cell for column in table.look.columns if column.field == Field.NAME for cell in column.samples]
    assert "赵" not in repr(table.look)
