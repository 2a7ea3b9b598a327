"""H11 with a household that the appraisal refused."""

from ..build import xlsx

CODE, CELL = "not_current", "F3"


def make() -> bytes:
    head = ["序号", "姓名", "家庭住址", "拟保障人口", "拟月保障金额", "评议结果"]
    return xlsx([head, [1, "赵德安", "杜村", 2, 620, "通过"], [2, "钱二", "杜村", 1, 300, "不通过"]])
