"""A roster and, on a second sheet, the statistics made from it."""

from ..build import sheets

ROWS = [("赵德安", "杜村", None, 2, "620"), ("钱二", "石桥村", None, 1, "300")]
WARNINGS = {"statistics_beside": "A1"}


def make() -> bytes:
    return sheets(
        花名册=[
            ["户主姓名", "所属村", "保障人口", "月保障金额"],
            ["赵德安", "杜村", 2, 620],
            ["钱二", "石桥村", 1, 300],
        ],
        统计=[
            ["单位", "户数", "人数", "月保障额（元）"],
            ["杜村", 1, 2, 620],
            ["石桥村", 1, 1, 300],
            ["合计", 2, 3, 920],
        ],
    )
