"""A merged heading in two rows: groups above, fields below."""

from ..build import xlsx


def make() -> bytes:
    return xlsx(
        [
            ["序号", "户主姓名", "所属村", "人口情况", None, "保障情况", None],
            [None, None, None, "家庭人口", "保障人口", "月保障金额（元）", "类别"],
            [1, "赵德安", "杜村", 3, 2, 620, "A"],
            [2, "钱二", "石桥村", 2, 2, 540, "B"],
        ]
    )
