"""A section row with a village that is not one of the township."""

from ..build import xlsx

CELL = "A4"
CODE = "unknown_village"


def make() -> bytes:
    head = ["序号", "户主姓名", "家庭人口", "保障人口", "月保障金额"]
    return xlsx([head, ["一、杜村"], [1, "赵德安", 3, 2, 620], ["二、杨家寨村"], [2, "钱二", 2, 2, 540]])
