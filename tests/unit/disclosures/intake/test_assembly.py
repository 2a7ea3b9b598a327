"""Rows that are no household, villages that fill down, totals that are compared with the right lines."""

import pytest

from disclosures.intake import assembly, checks, summaries, totals
from disclosures.intake.sections import section_text, total_mark
from disclosures.intake.sheets import Sheet, Workbook

from .helpers import PLACES, context

HEAD = ["序号", "户主姓名", "家庭人口", "保障人口", "月保障金额"]


def table_of(*rows, name="名册", **changes):
    book = Workbook("xlsx", [Sheet(name, [[str(cell) for cell in row] for row in rows])])
    return assembly.assemble(book, context(**changes))


def errors(table):
    return [problem for problem in checks.run(table)[0] if problem.is_error]


@pytest.mark.parametrize(
    ("text", "village"),
    [
        ("一、杜村", "杜村"), ("（二）石桥村", "石桥村"), ("1.南坡村（12户）", "南坡村"), ("村名：杜村", "杜村"),
        ("十二、杜村村委会：", "杜村村委会"), ("杜村 12户", "杜村"),
    ],
)  # fmt: skip
def test_section_rows(text, village):
    assert section_text(text) == village


@pytest.mark.parametrize(
    "text", ["合计", "合　计", "小计：", "杜村小计", "本页合计", "总计", "一、合计", "杜村合计12户30人"]
)
def test_totals_rows(text):
    assert total_mark([text, "", ""], 2) is not None


@pytest.mark.parametrize("text", ["计划生育", "张计", "会计张三", "统计表"])
def test_no_totals_rows(text):
    assert total_mark([text, "", ""], 2) is None


def test_a_household_named_like_a_totals_word_stays_a_household():
    table = table_of(HEAD, ["一、杜村"], [1, "计小明", 3, 2, 620], [2, "钱二", 2, 2, 540])
    assert [line.name for line in table.lines] == ["计小明", "钱二"]


def test_a_household_without_numbers_is_asked_about_and_not_taken_for_a_section():
    table = table_of(
        ["所属村", "户主姓名", "保障人口", "月保障金额"], ["杜村", "赵德安", "", ""], ["杜村", "钱二", 2, 540]
    )
    assert [line.name for line in table.lines] == ["赵德安", "钱二"]
    assert {problem.code for problem in errors(table)} == {"number_missing"}


def test_a_section_row_may_count_its_households():
    table = table_of(HEAD, ["一、杜村", "1户"], [1, "赵德安", 3, 2, 620])
    assert [line.place.name for line in table.lines] == ["杜村"]


def test_signatures_dates_and_pages_are_left_out():
    table = table_of(
        HEAD, ["一、杜村"], [1, "赵德安", 3, 2, 620], ["第1页，共2页"], ["单位：元"], ["制表人：李四海", "", "审核人："],
        ["填表日期：2026年3月2日"], ["监督电话：0990-5550102"], ["注：本表一式两份"],
    )  # fmt: skip
    assert [line.name for line in table.lines] == ["赵德安"]
    assert not errors(table)


def test_a_village_named_in_the_title_holds_for_the_sheet():
    table = table_of(["杜村"], HEAD, [1, "赵德安", 3, 2, 620])
    assert table.lines[0].place.name == "杜村"


def test_the_group_behind_a_village_is_taken_apart():
    table = table_of(["户主姓名", "所属村", "保障人口", "月保障金额"], ["赵德安", "杜村3组", 2, 620])
    assert (table.lines[0].place.name, table.lines[0].group) == ("杜村", "3组")


def test_a_missing_column_never_reads_the_one_beside_it():
    """Without a size column nothing stands for the size, whatever follows the last column."""
    table = table_of(
        ["户主姓名", "所属村", "保障人口", "月保障金额", "联系电话"], ["赵德安", "杜村", 2, 620, "13800000000"]
    )
    assert table.lines[0].household_size is None
    assert table.lines[0].identity == ""


def test_subtotals_are_compared_with_their_village_and_the_total_with_all():
    rows = [
        HEAD, ["一、杜村"], [1, "赵德安", 3, 2, 620], [2, "钱二", 2, 2, 540], ["小计", "2户", 5, 4, 1160],
        ["二、石桥村"], [3, "孙福来", 4, 1, 300], ["小计", "1户", 4, 1, 300], ["合计", "3户", 9, 5, 1460],
    ]  # fmt: skip
    table = table_of(*rows)
    assert not errors(table)
    shown = summaries.totals(table)
    assert [village["name"] for village in shown["villages"]] == ["杜村", "石桥村"]
    assert shown["villages"][0]["difference"] == {
        "households": "0",
        "household_size": "0",
        "persons": "0",
        "amount": "0",
    }
    assert shown["whole"]["stated"]["amount"] == "1460"


@pytest.mark.parametrize(
    ("row", "cell", "stated", "computed"),
    [
        (4, "E5", "1150", "1160"),
        (7, "E8", "290", "300"),
        (8, "E9", "1450", "1460"),
    ],
)
def test_each_wrong_total_is_named_with_both_numbers(row, cell, stated, computed):
    rows = [
        HEAD, ["一、杜村"], [1, "赵德安", 3, 2, 620], [2, "钱二", 2, 2, 540], ["小计", "2户", 5, 4, 1160],
        ["二、石桥村"], [3, "孙福来", 4, 1, 300], ["小计", "1户", 4, 1, 300], ["合计", "3户", 9, 5, 1460],
    ]  # fmt: skip
    rows[row] = [*rows[row][:4], rows[row][4] - 10]
    found = errors(table_of(*rows))
    assert [(problem.code, problem.cell) for problem in found] == [("total_differs", cell)]
    assert stated in found[0].message
    assert computed in found[0].message


def test_a_total_under_every_village_is_that_village_s():
    table = table_of(
        HEAD, ["杜村"], [1, "赵德安", 3, 2, 620], ["合计", "1户", 3, 2, 620], ["石桥村"], [2, "孙福来", 4, 1, 300],
        ["合计", "1户", 4, 1, 300],
    )  # fmt: skip
    assert not errors(table)


def test_a_sheet_per_village_shows_each_total_beside_its_village():
    book = Workbook(
        "xlsx",
        [
            Sheet("杜村", [HEAD, ["1", "赵德安", "3", "2", "620"], ["合计", "1户", "3", "2", "620"]]),
            Sheet("石桥村", [HEAD, ["1", "孙福来", "4", "1", "300"], ["合计", "1户", "4", "1", "310"]]),
        ],
    )
    table = assembly.assemble(book, context())
    found = errors(table)
    assert [(problem.sheet, problem.cell) for problem in found] == [("石桥村", "E3")]
    shown = summaries.totals(table)
    assert [village["difference"]["amount"] for village in shown["villages"]] == ["0", "10"]
    assert shown["whole"]["stated"] is None


def test_a_village_s_clerk_may_not_report_another():
    table = table_of(HEAD, ["一、石桥村"], [1, "赵德安", 3, 2, 620], own_village=next(iter(PLACES.values())))
    assert [problem.code for problem in errors(table)] == ["foreign_village"]


def test_health_in_a_dropped_note_is_pointed_out_without_its_words():
    table = table_of([*HEAD, "备注"], ["一、杜村"], [1, "赵德安", 3, 2, 620, "因肝癌致贫"])
    problems, _counts = checks.run(table)
    note = next(problem for problem in problems if problem.code == "health_in_notes")
    assert note.cell == "F3"
    assert "肝癌" not in note.message
    assert not note.is_error


def test_nothing_of_a_dropped_column_is_left_in_the_table():
    table = table_of([*HEAD, "联系电话"], ["一、杜村"], [1, "赵德安", 3, 2, 620, "13800000000"])
    assert "13800000000" not in repr(table)


def test_of_one_kind_two_hundred_are_kept_and_all_are_counted():
    table = table_of(HEAD, ["一、杜村"], *([n, "", 3, 2, 620] for n in range(300)))
    problems, counts = checks.run(table)
    assert counts["missing_name"] == 300
    assert sum(problem.code == "missing_name" for problem in problems) == 200


def test_two_in_one_village_without_identity_numbers_are_asked_about():
    table = table_of(HEAD, ["一、杜村"], [1, "赵德安", 3, 2, 620], [2, "赵德安", 2, 2, 540])
    assert "same_name" in {problem.code for problem in checks.run(table)[0]}


def test_totals_of_an_empty_table():
    table = table_of(HEAD, ["合计", "", "", "", 0])
    assert totals.grand_total(table).computed.households == 0
