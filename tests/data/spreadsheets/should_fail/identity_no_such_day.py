"""Born on the thirtieth of February."""

from ..build import H9, household, identity, xlsx

CELL = "C2"


def make() -> bytes:
    return xlsx([H9, household(1, number=identity(1, "19600230"))])
