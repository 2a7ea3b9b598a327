"""H7: an export by certificate number, without any name: nothing that could be posted."""

from ..build import xlsx

CODE, CELL = "certificate_only", "A1"


def rows():
    return [
        ["低保证号码", "发证时间", "是否五保户", "保障人口", "户月保障金额", "帮扶情况"],
        ["D0001", "2020-01-01", "否", 2, 620, "一对一"],
        ["D0002", "2020-01-01", "否", 1, 300, ""],
    ]


def make() -> bytes:
    return xlsx(rows())
