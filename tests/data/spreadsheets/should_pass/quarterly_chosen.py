"""A column of quarterly amounts that the clerk has said to be quarterly; its total differs by what rounding moves."""

from disclosures.intake.choices import Choices, SourceUnit

from ..build import xlsx

CONTEXT = {"choices": Choices(amount_unit=SourceUnit.QUARTER)}
ROWS = [("赵德安", "杜村", None, 2, "620"), ("钱二", "石桥村", None, 1, "333.33")]


def rows():
    return [
        ["户主姓名", "所属村", "保障人口", "季度保障金额（元/季）"],
        ["赵德安", "杜村", 2, 1860],
        ["钱二", "石桥村", 1, 1000],
        ["合计", "", 3, 2860],
    ]


def make() -> bytes:
    return xlsx(rows())
