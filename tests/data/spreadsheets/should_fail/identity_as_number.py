"""An identity number typed as a number: its last three digits are 000."""

from ..build import H9, household, xlsx

CELL = "C3"


def make() -> bytes:
    return xlsx([H9, household(1), household(2, "钱二", number=410101199001010000)])
