"""Every member in a row of its own, related to the head above it."""

from ..build import identity, xlsx

ROWS = [("赵德安", "杜村", 3, 3, "930"), ("钱二", "石桥村", 1, 1, "310")]


def rows():
    return [
        ["序号", "所属村", "姓名", "与户主关系", "身份证号", "月保障金额"],
        [1, "杜村", "赵德安", "户主", identity(1), 930],
        ["", "", "李桂花", "配偶", identity(2, "19610302"), ""],
        ["", "", "赵小宝", "子", identity(3, "20150601"), ""],
        [2, "石桥村", "钱二", "本人", identity(4), 310],
        ["合计", "", "2户", "", "", 1240],
    ]


def make() -> bytes:
    return xlsx(rows())
