"""Words where a number belongs."""

from ..build import H9, household, xlsx

CELL = "G3"


def make() -> bytes:
    return xlsx([H9, household(1), household(2, "钱二", amount="按标准发放")])
