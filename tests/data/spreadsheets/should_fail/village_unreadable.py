"""A house address where the village belongs."""

from ..build import H9, household, xlsx

CELL = "D3"


def make() -> bytes:
    return xlsx([H9, household(1), household(2, "钱二", "杜村中心路18号二单元")])
