"""Every member's row repeats the head and the household's amount, as a query over two tables gives it."""

from ..build import identity, xlsx

ROWS = [("赵德安", "杜村", 2, 2, "620"), ("钱二", "杜村", 1, 1, "310")]


def rows():
    return [
        ["村", "户主姓名", "家庭成员姓名", "与户主关系", "身份证号", "保障人口", "户月保障金额"],
        ["杜村", "赵德安", "赵德安", "户主", identity(1), 2, 620],
        ["杜村", "赵德安", "李桂花", "配偶", identity(2, "19610302"), 2, 620],
        ["杜村", "钱二", "钱二", "户主", identity(4), 1, 310],
    ]


def make() -> bytes:
    return xlsx(rows())
