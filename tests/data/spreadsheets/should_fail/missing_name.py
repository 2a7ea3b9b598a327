"""A household without a name."""

from ..build import H9, household, xlsx

CELL = "B3"


def make() -> bytes:
    return xlsx([H9, household(1), household(2, "")])
