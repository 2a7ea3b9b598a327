"""H8 as the system gives it: a row a person under the number of the household, whose name is on another sheet."""

from ..build import sheets

ROWS = [("赵德安", "杜村", None, 2, "620"), ("钱二", "石桥村", None, 1, "300")]


def make() -> bytes:
    head = ["低保证号", "低保人员类别", "低保原因", "享受低保标识", "享受低保金额", "享受开始日期", "享受结束日期"]
    days = ["2020-01-01", "2026-12-31"]
    return sheets(
        家庭=[["村", "户主姓名", "低保证号"], ["杜村", "赵德安", "D0001"], ["石桥村", "钱二", "D0002"]],
        人员=[
            head,
            ["D0001", "重残", "因病", "是", 310, *days],
            ["D0001", "", "", "是", 310, *days],
            ["D0002", "", "", "是", 300, *days],
        ],
    )
