"""H10: villages, groups and the classes A, B and C."""

from ..build import xlsx

ROWS = [("赵德安", "杜村", 3, 2, "620"), ("钱二", "石桥村", 2, 2, "540")]


def rows():
    return [
        ["序号", "村(居)名", "组别", "姓名", "家庭人口", "享受人数", "类别(A/B/C)", "月补差(元)", "备注"],
        [1, "杜村", "3组", "赵德安", 3, 2, "A", 620, ""],
        [2, "石桥村", "第二村民小组", "钱二", 2, 2, "B", 540, ""],
    ]


def make() -> bytes:
    return xlsx(rows())
