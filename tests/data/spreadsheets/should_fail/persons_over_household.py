"""Three people helped in a household of two."""

from ..build import H9, household, xlsx

CELL = "F3"


def make() -> bytes:
    return xlsx([H9, household(1), household(2, "钱二", size=2, persons=3)])
