"""Yearly sums in a column that says monthly."""

from ..build import H9, household, xlsx

CELL = "G2"


def make() -> bytes:
    return xlsx([H9, *(household(n, f"赵德{c}", amount=7440 * 2) for n, c in enumerate("安平福贵", 1))])
