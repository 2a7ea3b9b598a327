"""Whatever a small sheet holds, nothing breaks, every cell problem has its address, and no row is lost or doubled."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosures.intake import assembly, checks, staging, summaries
from disclosures.intake.concealed import Concealed
from disclosures.intake.problems import Problem
from disclosures.intake.sheets import Sheet, Workbook
from disclosures.intake.tables import add_up
from tests.data.spreadsheets.build import identity

from .helpers import context

ADDRESS = re.compile(r"[A-Z]{1,3}([0-9]{1,7})?")
HEADINGS = [
    "序号", "户主姓名", "姓名", "成员姓名", "与户主关系", "身份证号", "所属村", "组别", "家庭人口", "保障人口", "月保障金额", "户月保障金", "人均月补差",
    "低保证号", "评议结果", "当前状态", "发放月份", "截止保障年月", "户数", "救助类型", "备注", "联系电话", "成员一姓名", "成员一身份证号", "单位", "", "??",
    "医疗总费用", "医保报销", "中央", "省级", "合计",
]  # fmt: skip
CELLS = [
    "", " ", "-", "无", "1", "2", "3", "0", "620", "620.00元", "￥1,240", "1e9", "赵德安", "钱　二", "张*三", "买买提·吐尔逊", "（已故）", "\U00020000三",
    "杜村", "一、石桥村", "杨家寨村", "杜村3组", "小计", "合计", "杜村合计2户", "户主", "配偶", "户主姓名", "不通过", "停发", "2026年3月", "202603",
    "D0001", "D0002", "46082", "长期", "急难型", "癌", "13800000000", "=1+1", "制表人：李四海", "第1页", "4.1E+17", identity(1), identity(2), identity(1)[:17] + "*",
    "999912", "\u200b", "x" * 500,
]  # fmt: skip

cell = st.one_of(st.sampled_from(CELLS), st.text(max_size=6))
row = st.lists(cell, max_size=9)
heading = st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=9, unique=True)
spots = st.tuples(st.integers(0, 12), st.integers(0, 9))


@st.composite
def sheets(draw):
    """Sometimes a title, often a heading, perhaps in two rows, then anything."""
    rows = [*draw(st.lists(row, max_size=2)), *draw(st.lists(heading, max_size=2)), *draw(st.lists(row, max_size=10))]
    hidden = Concealed(
        rows=[[first, first + 1] for first, _column in draw(st.lists(spots, max_size=2))],
        columns=[[column, column] for _row, column in draw(st.lists(spots, max_size=2))],
        comments=[(at, column, "电话13800000000") for at, column in draw(st.lists(spots, max_size=2))],
        without_value=draw(st.lists(spots, max_size=2)),
    )
    sheet = Sheet(draw(st.sampled_from(["名册", "杜村", "发证"])), rows, concealed=hidden)
    sheet.long_numbers = set(draw(st.lists(spots, max_size=2)))
    return sheet


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(sheets(), min_size=1, max_size=2), st.booleans(), st.booleans())
def test_any_sheet_is_read_or_told_why_not(found, is_monthly, is_medical):
    names = {sheet.name for sheet in found}
    used = {(sheet.name, at) for sheet in found for at, cells in enumerate(sheet.rows, 1) if any(cells)}
    table = assembly.assemble(Workbook("xlsx", found), context(is_monthly=is_monthly, is_medical=is_medical))
    problems, counts = checks.run(table)
    assert sum(counts.values()) >= len(problems)
    for problem in problems:
        assert "%(" not in problem.message
        assert Problem.from_json(problem.as_json()) == problem
        if problem.cell:
            assert problem.sheet in names
            assert ADDRESS.fullmatch(problem.cell)
        if problem.row:
            assert problem.cell.endswith(str(problem.row))
    lines = [(line.layout.order, line.row) for line in table.lines]
    assert len(set(lines)) == len(lines)
    assert all((line.layout.sheet, line.number) in used for line in table.lines)
    shown = summaries.totals(table)
    assert shown["whole"]["computed"] == summaries.plain(add_up(table.lines))
    assert sum(village["computed"]["households"] for village in shown["villages"]) == len(table.lines)
    assert len(staging.unpack(staging.pack(staging.stage(table)))) == len(table.lines)
    if table.is_medical:
        assert not any(line.name or line.fingerprint or line.members for line in table.lines)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["杜村", "石桥村", "南坡村"]), st.integers(1, 9), st.integers(1, 500_000)),
        min_size=1,
        max_size=12,
    )
)
def test_sums_of_good_rows_are_theirs(rows):
    """What was typed comes out, to the cent, in the order it was typed; a right total is agreed to."""
    typed = [
        [name_of(at), village, str(persons), f"{cents / 100:.2f}"] for at, (village, persons, cents) in enumerate(rows)
    ]
    total = [
        "合计",
        "",
        str(sum(persons for _village, persons, _cents in rows)),
        f"{sum(c for *_x, c in rows) / 100:.2f}",
    ]
    sheet = Sheet("名册", [["户主姓名", "所属村", "保障人口", "月保障金额"], *typed, total])
    table = assembly.assemble(Workbook("xlsx", [sheet]), context())
    assert [[line.name, line.place.name, str(line.persons), f"{line.amount:.2f}"] for line in table.lines] == typed
    codes = {problem.code for problem in checks.run(table)[0]}
    assert not codes & {"total_differs", "total_households", "same_name"}


def name_of(at: int) -> str:
    return "赵钱孙李周吴郑王冯陈褚卫"[at] + "德安"
