"""H14: medical bills. Being on the list says that somebody was ill: sums are told, names are not even previewed."""

from ..build import xlsx

CODE, CELL = "medical_sums_only", "A1"
FACTS = {"households": 2, "amount": "7000"}
CONTEXT = {"is_monthly": False}


def rows():
    return [
        ["序号", "姓名", "医疗总费用", "医保报销", "大病报销", "自付", "救助金额"],
        ["杜村"],
        [1, "赵德安", 60000, 30000, 10000, 20000, 5000],
        [2, "钱二", 20000, 12000, 0, 8000, 2000],
    ]


def make() -> bytes:
    return xlsx(rows())
