"""The same person in two villages."""

from ..build import H9, household, identity, xlsx

CELL = "C4"


def make() -> bytes:
    return xlsx([H9, household(1), household(2, "钱二"), household(3, "赵德安", "石桥村", number=identity(1))])
