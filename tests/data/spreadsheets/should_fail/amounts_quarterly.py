"""Quarterly sums in a column that says monthly, beside the standard in force."""

from decimal import Decimal

from ..build import H9, household, xlsx

CONTEXT = {"standard_per_person": Decimal(700)}
CELL = "G2"


def make() -> bytes:
    return xlsx([H9, *(household(n, f"赵德{c}", amount=1860) for n, c in enumerate("安平福贵", 1))])
