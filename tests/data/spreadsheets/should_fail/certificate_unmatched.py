"""A household whose number the second sheet does not have."""

from ..build import sheets

CELL = "C3"


def make() -> bytes:
    return sheets(
        家庭=[["村", "户主姓名", "低保证号"], ["杜村", "赵德安", "D0001"], ["石桥村", "钱二", "D0009"]],
        发证=[["低保证号", "发证时间", "保障人口", "户月保障金额"], ["D0001", "2020-01-01", 2, 620]],
    )
