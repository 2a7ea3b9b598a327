"""Headings that no list foresaw, each explained by a clerk; the deny list stands above every explanation."""

from disclosures.intake.choices import Choices

from ..build import xlsx

CONTEXT = {
    "choices": Choices(
        columns={"当家人": "name", "哪个庄": "village", "几口人吃": "persons", "给多少": "amount", "电话": "group"}
    )
}
ROWS = [("赵德安", "杜村", None, 2, "620"), ("钱二", "石桥村", None, 1, "300")]


def rows():
    return [
        ["当家人", "哪个庄", "几口人吃", "给多少", "电话"],
        ["赵德安", "杜村", 2, 620, "13800000000"],
        ["钱二", "石桥村", 1, 300, "13800000001"],
    ]


def make() -> bytes:
    return xlsx(rows())
