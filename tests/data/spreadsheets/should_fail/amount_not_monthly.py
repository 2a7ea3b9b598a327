"""A heading that says by the year."""

from ..build import xlsx

CELL = "E1"


def make() -> bytes:
    return xlsx([["户主姓名", "所属村", "家庭人口", "保障人口", "保障金额（元/年）"], ["赵德安", "杜村", 3, 2, 7440]])
