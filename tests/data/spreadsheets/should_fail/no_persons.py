"""Nobody helped."""

from ..build import H9, household, xlsx

CELL = "F3"


def make() -> bytes:
    return xlsx([H9, household(1), household(2, "钱二", persons="无")])
