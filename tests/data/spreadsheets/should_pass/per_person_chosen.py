"""Amounts a head, multiplied by the persons helped."""

from disclosures.intake.choices import Choices, SourceUnit

from ..build import xlsx

CONTEXT = {"choices": Choices(amount_unit=SourceUnit.PER_PERSON_MONTH)}
ROWS = [("赵德安", "杜村", None, 2, "620"), ("钱二", "石桥村", None, 3, "930")]


def rows():
    return [
        ["户主姓名", "所属村", "保障人口", "人均月补差（元）"],
        ["赵德安", "杜村", 2, 310],
        ["钱二", "石桥村", 3, 310],
    ]


def make() -> bytes:
    return xlsx(rows())
