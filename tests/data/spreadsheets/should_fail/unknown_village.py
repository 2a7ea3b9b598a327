"""A village that is not one of the township."""

from ..build import H9, household, xlsx

CELL = "D3"


def make() -> bytes:
    return xlsx([H9, household(1), household(2, "钱二", "杨家寨村")])
