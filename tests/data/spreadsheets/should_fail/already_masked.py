"""A roster whose names were masked before it came."""

from ..build import H9, household, xlsx

CELL = "B2"


def make() -> bytes:
    return xlsx([H9, household(1, "张*三"), household(2, "李某某"), household(3, "王××")])
