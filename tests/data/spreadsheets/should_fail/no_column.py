"""A heading without the amount."""

from ..build import xlsx

CELL = "A1"


def make() -> bytes:
    return xlsx([["序号", "户主姓名", "所属村", "保障人口"], [1, "赵德安", "杜村", 2]])
