"""A member's row above every head."""

from ..build import xlsx

CELL = "C2"


def make() -> bytes:
    head = ["所属村", "姓名", "与户主关系", "月保障金额"]
    return xlsx([head, ["杜村", "李桂花", "配偶", ""], ["杜村", "赵德安", "户主", 620]])
