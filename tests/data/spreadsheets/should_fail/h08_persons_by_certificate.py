"""H8: another one, a row a person, without any name."""

from ..build import xlsx

CODE, CELL = "certificate_only", "A1"


def rows():
    return [
        ["低保证号", "低保人员类别", "低保原因", "享受低保标识", "享受低保金额", "享受开始日期", "享受结束日期"],
        ["D0001", "重残", "因病", "是", 310, "2020-01-01", "2026-12-31"],
        ["D0001", "", "", "是", 310, "2020-01-01", "2026-12-31"],
    ]


def make() -> bytes:
    return xlsx(rows())
