"""Heads in merged cells beside their members, each member with its own share."""

from ..build import identity, xlsx

ROWS = [("赵德安", "杜村", 3, 3, "930"), ("钱二", "石桥村", 2, 2, "540")]


def rows():
    return [
        ["序号", "所属村", "户主姓名", "成员姓名", "身份证号", "享受人数", "每人月补差金额"],
        [1, "杜村", "赵德安", "赵德安", identity(1), 1, 310],
        [None, None, None, "李桂花", identity(2, "19610302"), 1, 310],
        [None, None, None, "赵小宝", identity(3, "20150601"), 1, 310],
        [2, "石桥村", "钱二", "钱二", identity(4), 1, 300],
        [None, None, None, "周秀英", identity(5, "19630101"), 1, 240],
    ]


def make() -> bytes:
    return xlsx(rows(), merged=("A2:A4", "B2:B4", "C2:C4", "A5:A6", "B5:B6", "C5:C6"))
