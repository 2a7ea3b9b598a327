"""A member's share that is no number: left out, it would make the household's amount too small."""

from ..build import xlsx

CODE, CELL = "number_unreadable", "D3"


def make() -> bytes:
    head = ["所属村", "姓名", "与户主关系", "月保障金额"]
    return xlsx([head, ["杜村", "赵德安", "户主", 310], ["", "李桂花", "配偶", "约240"], ["杜村", "钱二", "户主", 300]])
