"""A household whose aid was stopped, still on the export."""

from ..build import identity, xlsx

CELL = "F3"


def make() -> bytes:
    head = ["户主姓名", "证件号码", "所属村", "保障人口", "当前保障金", "当前状态"]
    return xlsx([head, ["赵德安", identity(1), "杜村", 2, 620, "正常"], ["钱二", identity(2), "杜村", 1, 300, "停发"]])
