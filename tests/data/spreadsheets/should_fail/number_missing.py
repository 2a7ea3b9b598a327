"""An empty amount."""

from ..build import H9, household, xlsx

CELL = "G3"


def make() -> bytes:
    return xlsx([H9, household(1), household(2, "钱二", amount=None)])
