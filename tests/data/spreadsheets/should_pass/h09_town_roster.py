"""H9: the roster that most towns type by hand."""

from ..build import xlsx

ROWS = [("赵德安", "杜村", None, 2, "620"), ("钱二", "石桥村", None, 1, "300")]


def rows():
    return [
        ["序号", "户主姓名", "所属村", "保障人口", "月保障金额", "救助类别", "备注"],
        [1, "赵德安", "杜村", 2, 620, "A类", "丈夫残疾"],
        [2, "钱　二", "石 桥 村", "1人", "300.00元", "B类", ""],
    ]


def make() -> bytes:
    return xlsx(rows())
