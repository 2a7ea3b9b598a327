"""H7 as the system gives it: names by 低保证号 on one sheet, persons and amounts by the same number on another."""

from ..build import identity, sheets

ROWS = [("赵德安", "杜村", 3, 2, "620"), ("钱二", "石桥村", 2, 1, "300")]


def make() -> bytes:
    return sheets(
        家庭=[
            ["序号", "村", "户主姓名", "身份证号", "低保证号", "家庭人口数"],
            [1, "杜村", "赵德安", identity(1), "D0001", 3],
            [2, "石桥村", "钱二", identity(2), "D0002", 2],
        ],
        发证=[
            ["低保证号码", "发证时间", "是否五保户", "保障人口", "户月保障金额", "帮扶情况"],
            ["D0002", "2020-01-01", "否", 1, 300, ""],
            ["D0001", "2020-01-01", "否", 2, 620, "一对一"],
            ["合计", "", "", 3, 920, ""],
        ],
    )
