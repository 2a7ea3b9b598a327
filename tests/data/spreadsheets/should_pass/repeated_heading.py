"""The heading printed again at the top of every page, with page numbers between."""

from ..build import xlsx


def make() -> bytes:
    head = ["序号", "户主姓名", "所属村", "家庭人口", "保障人口", "月保障金额"]
    return xlsx(
        [
            head,
            [1, "赵德安", "杜村", 3, 2, 620],
            ["第1页 共2页"],
            head,
            [2, "钱二", "石桥村", 2, 2, 540],
            ["总计", None, None, 5, 4, 1160],
        ]
    )
