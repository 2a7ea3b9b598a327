"""H2: the same system's list with the extra paid for the old and the disabled, which is not the household's amount."""

from ..build import identity, xlsx

ROWS = [("赵德安", "杜村", None, 2, "620"), ("钱二", "石桥村", None, 1, "310.5")]


def rows():
    return [
        ["地区", "户主姓名", "身份证号", "保障人口数", "人均收入", "户月保障金", "分类施保类别", "分类施保金"],
        ["杜村", "赵德安", identity(1), 2, 310, 620, "重残", 80],
        ["石桥村村民委员会", "钱二", identity(2), 1, 250, 310.5, "", 0],
    ]


def make() -> bytes:
    return xlsx(rows())
