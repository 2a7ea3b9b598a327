"""A list for medical aid without the bills: the scheme alone says what it is."""

from ..build import H9, household, xlsx

CONTEXT = {"is_medical": True, "is_monthly": False}
CELL = "A1"


def make() -> bytes:
    return xlsx([H9, household(1), household(2, "钱二")])
