"""A workbook cut off in the middle."""

from ..build import H9, household, xlsx


def make() -> bytes:
    return xlsx([H9, household(1)])[:3000]
