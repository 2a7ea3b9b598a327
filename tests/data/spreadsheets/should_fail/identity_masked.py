"""A number with its middle starred out."""

from ..build import H9, household, xlsx

CELL = "C2"


def make() -> bytes:
    return xlsx([H9, household(1, number="999999********0012")])
