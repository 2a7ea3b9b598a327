"""The fourteen headings of real rosters (domain.md 6.1): what is kept, and that everything else is dropped by name."""

import pytest

from disclosures.intake.columns import Field, meaning
from disclosures.intake.denied import denied_by_content, denied_by_name
from disclosures.intake.headings import assign, find_heading
from disclosures.intake.sheets import Sheet

N, V, G, S, H, P, A, ID = (
    Field.NAME, Field.VILLAGE, Field.GROUP, Field.SERIAL, Field.HOUSEHOLD_SIZE, Field.PERSONS, Field.AMOUNT, Field.IDENTITY,
)  # fmt: skip

ROSTERS = {
    "H1": (
        "序号·乡镇·村·地区·户主姓名·身份证号·低保证号·主要致贫原因·家庭人口数·保障人口数·保障金额（元）·起始保障年月·截止保障年月",
        {S: "序号", V: "村", N: "户主姓名", ID: "身份证号", H: "家庭人口数", P: "保障人口数", A: "保障金额（元）"},
    ),
    "H2": (
        "地区·户主姓名·身份证号·保障人口数·人均收入·户月保障金·分类施保类别·分类施保金",
        {V: "地区", N: "户主姓名", ID: "身份证号", P: "保障人口数", A: "户月保障金"},
    ),
    "H3": (
        "地区·登记时间·证件号码·户主姓名·身份证号码·性别·民族·家庭住址·邮编·家庭电话·享受保障类别·享受保障人数·户月保障金·月收入·"
        "最低生活标准·金额二·金额三·开户行·开户行账号·变动种类·变动时间·户主是否享受·成员一姓名·成员一身份证号码",
        {V: "地区", N: "户主姓名", ID: "身份证号码", P: "享受保障人数", A: "户月保障金"},
    ),
    "H6": (
        "家庭编号·户主姓名·证件号码·保障人口·人均收入·当前保障金·当前状态",
        {S: "家庭编号", N: "户主姓名", ID: "证件号码", P: "保障人口", A: "当前保障金"},
    ),
    "H9": (
        "序号·户主姓名·所属村·保障人口·月保障金额·救助类别·备注",
        {S: "序号", N: "户主姓名", V: "所属村", P: "保障人口", A: "月保障金额"},
    ),
    "H10": (
        "序号·村(居)名·组别·姓名·家庭人口·享受人数·类别(A/B/C)·月补差(元)·备注",
        {S: "序号", V: "村(居)名", G: "组别", N: "姓名", H: "家庭人口", P: "享受人数", A: "月补差(元)"},
    ),
    "H11": (
        "序号·姓名·家庭住址·家庭人口·拟保障人口·拟月保障金额·评议结果·备注",
        {S: "序号", N: "姓名", H: "家庭人口", P: "拟保障人口", A: "拟月保障金额"},
    ),
    "H12": (
        "乡镇·村·户主·开户名·一卡通账号·发放月份·户数·人数·金额·合计·签字",
        {V: "村", N: "户主", P: "人数", A: "金额"},
    ),
    "H13": ("序号·姓名·村组·救助类型·救助事由·救助金额·发放时间", {S: "序号", N: "姓名", V: "村组", A: "救助金额"}),
    "H14": ("序号·姓名·医疗总费用·医保报销·大病报销·自付·救助金额", {S: "序号", N: "姓名", A: "救助金额"}),
}  # fmt: skip


@pytest.mark.parametrize("name", ROSTERS)
def test_known_rosters(name):
    line, expected = ROSTERS[name]
    labels = tuple(line.split("·"))
    columns, left = assign(labels)
    assert {field: column.heading for field, column in columns.items()} == expected
    kept = {column.index for column in columns.values()}
    assert {index for index, _label, _reason in left} == set(range(len(labels))) - kept


@pytest.mark.parametrize(
    ("heading", "reason"),
    [
        ("联系电话", "phone"), ("手机号", "phone"), ("开户行", "account"), ("一卡通账号", "account"), ("银行卡号", "account"),
        ("低保证号", "certificate"), ("家庭住址", "address"), ("门牌号", "address"), ("残疾等级", "health"), ("患病情况", "health"),
        ("致贫原因", "cause"), ("救助事由", "cause"), ("出生年月", "birth"), ("年龄", "birth"), ("性别", "person"),
        ("成员一姓名", "relation"), ("与户主关系", "relation"), ("就读学校", "school"), ("月收入", "work"), ("签字", "signature"),
        ("评议票数", "votes"), ("备注", "notes"), ("低保类别", "class"), ("户口簿号", "identity"), ("近亲属备案", "relation"),
    ],
)  # fmt: skip
def test_the_deny_list_by_name(heading, reason):
    """domain.md 2.3, item by item."""
    assert meaning(heading) is None
    assert denied_by_name(heading) == reason


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (["11010519491231002X"] * 3, "looks_like_identity"),
        (["１３８００００００００", "138 0000 0001", ""], "looks_like_phone"),
        (["6222020000000000001"] * 2 + ["现金"], "looks_like_account"),
        (["杜村", "石桥村", "13800000000"] * 1 + ["南坡村"] * 6, None),
        (["620", "540"], None),
        ([], None),
    ],
)
def test_the_deny_list_by_content(cells, reason):
    assert denied_by_content(cells) == reason


def heading_of(*rows):
    found = find_heading(Sheet("s", [list(row) for row in rows]))
    return found and (found.row, found.first_data_row)


def test_title_unit_and_date_rows_are_no_heading():
    rows = (
        ["柳河镇2026年低保户困难情况公示"], ["单位：元、人"], ["2026年3月2日"],
        ["序号", "户 主 姓 名", "保障人口", "月保障金额"], ["1", "赵德安", "2", "620"],
    )  # fmt: skip
    assert heading_of(*rows) == (3, 4)


def test_a_heading_in_two_rows():
    rows = (
        ["名册"], ["序号", "户主姓名", "村", "人数", "", "月保障额（元）", "", ""],
        ["", "", "", "家庭人口", "保障人口", "合计", "户月保障金", "分类施保金"], ["1", "赵德安", "杜村", "3", "2", "700", "620", "80"],
    )  # fmt: skip
    assert heading_of(*rows) == (1, 3)
    columns, _left = assign(find_heading(Sheet("s", [list(row) for row in rows])).labels)
    assert columns[Field.AMOUNT].index == 6
    assert columns[Field.PERSONS].index == 4


def test_data_alone_has_no_heading():
    assert heading_of(["1", "赵德安", "杜村", "2", "620"], ["2", "钱二", "杜村", "2", "540"]) is None


def test_a_long_heading_is_not_repeated_in_full():
    _columns, left = assign(("户主姓名", "赵德安13800000000家住杜村"))
    assert left[0][1] == "赵德安1…"
