"""An address column that says nothing but the village serves as the village."""

from ..build import xlsx


def make() -> bytes:
    return xlsx(
        [
            ["序号", "姓名", "家庭住址", "家庭人口", "拟保障人口", "拟月保障金额", "评议结果", "备注"],
            [1, "赵德安", "杜村", 3, 2, 620, "同意", ""],
            [2, "钱二", "石桥村3组", 2, 2, 540, "同意", ""],
        ]
    )
