"""A payment sheet with one row a village."""

from ..build import xlsx

CELL = "C2"


def make() -> bytes:
    return xlsx(
        [["村", "户主", "户数", "人数", "金额"], ["杜村", "赵德安等", 12, 20, 6200], ["石桥村", "钱二", 1, 1, 300]]
    )
