"""Two months of payments in one sheet: every household stands there twice."""

from ..build import xlsx

CELL = "E4"


def make() -> bytes:
    head = ["村", "户主", "人数", "金额", "发放月份"]
    return xlsx(
        [
            head,
            ["杜村", "赵德安", 2, 620, "2026年2月"],
            ["石桥村", "钱二", 1, 300, "2026年2月"],
            ["杜村", "赵德安", 2, 620, "2026年3月"],
        ]
    )
