"""Telephone numbers under the heading of the village group."""

from ..build import xlsx

CELL = "C"


def make() -> bytes:
    head = ["户主姓名", "所属村", "组别", "家庭人口", "保障人口", "月保障金额"]
    return xlsx([head, ["赵德安", "杜村", "13800000001", 3, 2, 620], ["钱二", "杜村", "13800000002", 2, 2, 540]])
