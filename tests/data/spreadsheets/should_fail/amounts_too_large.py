"""Sums that no unit explains."""

from ..build import H9, household, xlsx

CELL = "G2"


def make() -> bytes:
    return xlsx([H9, *(household(n, f"赵德{c}", amount=90000) for n, c in enumerate("安平福贵", 1))])
