"""H11: the first posting after the village's appraisal. How the neighbours judged is read, and never kept."""

from ..build import xlsx

ROWS = [("赵德安", "杜村", 3, 2, "620"), ("钱二", "杜村", 2, 2, "540")]


def rows():
    return [
        ["杜村2026年低保民主评议结果公示"],
        ["序号", "姓名", "家庭住址", "家庭人口", "拟保障人口", "拟月保障金额", "评议结果", "备注"],
        [1, "赵德安", "杜村", 3, 2, 620, "通过", ""],
        [2, "钱二", "杜村", 2, 2, 540, "同意", "因肝癌致贫"],
    ]


def make() -> bytes:
    return xlsx(rows())
