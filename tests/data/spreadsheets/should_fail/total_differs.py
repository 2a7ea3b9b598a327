"""A totals row that was not updated when a household was added."""

from ..build import H9, household, xlsx

CELL = "G4"


def make() -> bytes:
    return xlsx([H9, household(1), household(2, "钱二"), ["合计", None, None, None, 6, 4, 1200, None]])
