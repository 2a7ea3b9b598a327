"""Certificate numbers and amounts, below a title."""

from ..build import xlsx

CELL = "B2"


def make() -> bytes:
    return xlsx([["低保发放"], ["序号", "低保证号", "保障人口", "户月保障金"], [1, "D0001", 2, 620]])
