"""No village anywhere."""

from ..build import xlsx

CELL = "A2"


def make() -> bytes:
    return xlsx([["户主姓名", "家庭人口", "保障人口", "月保障金额"], ["赵德安", 3, 2, 620]])
