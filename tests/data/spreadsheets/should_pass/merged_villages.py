"""The village in a merged cell: only its first row holds the text."""

from ..build import xlsx


def make() -> bytes:
    return xlsx(
        [
            ["村", "姓名", "家庭人口", "享受人数", "月补差(元)"],
            ["杜村村委会", "赵德安", 3, 2, 620],
            [None, "钱二", 2, 2, 540],
            ["南 坡 村", "孙福来", 4, 1, 300],
            [None, "李四海", 4, 1, 300],
        ]
    )
