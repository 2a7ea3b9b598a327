"""The same amount in every member's row: the household's, or each one's?"""

from ..build import xlsx

CELL = "D2"


def make() -> bytes:
    head = ["所属村", "姓名", "与户主关系", "月保障金额"]
    return xlsx([head, ["杜村", "赵德安", "户主", 310], ["", "李桂花", "配偶", 310], ["杜村", "钱二", "户主", 300]])
