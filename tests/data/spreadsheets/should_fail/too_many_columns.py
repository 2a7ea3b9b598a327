"""Something typed in column CZ."""

from ..build import H9, household, xlsx

CELL = "CZ1"


def make() -> bytes:
    return xlsx([[*H9, *[None] * 95, "x"], household(1)])
