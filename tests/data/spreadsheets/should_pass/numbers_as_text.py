"""Full-width digits, currency signs, units and thousands in text cells."""

from ..build import xlsx


def make() -> bytes:
    return xlsx(
        [
            ["姓名", "所属村", "家庭人口", "保障人口", "月保障金额"],
            ["赵德安", "杜村", "３人", "2", "620.00元"],
            ["钱　二", "杜村", "2", "２", "￥620"],
            ["孙福来", "石桥村", "4", "1", "1,240"],
            ["李四海", "石桥村", "4", "4", "620/月"],
            ["买买提•吐尔逊", "石桥村", "4", "4", "620.50"],
        ]
    )
