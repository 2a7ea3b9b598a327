"""A number that is paid and belongs to no household of the roster."""

from ..build import sheets

CELL = "A3"


def make() -> bytes:
    return sheets(
        家庭=[["村", "户主姓名", "低保证号"], ["杜村", "赵德安", "D0001"]],
        发证=[["低保证号", "发证时间", "保障人口", "户月保障金额"], ["D0001", "", 2, 620], ["D0002", "", 1, 300]],
    )
