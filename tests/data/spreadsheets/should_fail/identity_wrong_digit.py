"""A mistyped digit: the check digit no longer fits."""

from ..build import H9, household, identity, xlsx

CELL = "C3"


def make() -> bytes:
    right = identity(2)
    return xlsx(
        [H9, household(1), household(2, "钱二", number=right[:16] + str((int(right[16]) + 1) % 10) + right[17])]
    )
