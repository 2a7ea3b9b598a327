"""A number of seventeen digits."""

from ..build import H9, household, xlsx

CELL = "C2"


def make() -> bytes:
    return xlsx([H9, household(1, number="99999919600214001")])
