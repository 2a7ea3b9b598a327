"""H6: another system's export, by the number of the household; the village stands in the title."""

from ..build import identity, xlsx

ROWS = [("赵德安", "杜村", None, 2, "620"), ("钱二", "杜村", None, 1, "300")]


def rows():
    return [
        ["杜村"],
        ["家庭编号", "户主姓名", "证件号码", "保障人口", "人均收入", "当前保障金", "当前状态"],
        ["J001", "赵德安", identity(1), 2, 310, 620, "正常"],
        ["J002", "钱二", identity(2), 1, 200, 300, "享受"],
    ]


def make() -> bytes:
    return xlsx(rows())
