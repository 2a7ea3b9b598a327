"""Two title rows, a unit row, village section rows, 小计 and 合计 rows, signatures: the everyday roster."""

from ..build import identity, xlsx


def make() -> bytes:
    return xlsx(
        [
            ["柳河镇2026年第一季度农村低保公示"],
            ["（初审）"],
            ["填报单位：民政办", None, None, None, None, None, "单位：元、人"],
            ["序号", "户主姓名", "身份证号", "家庭人口", "保障人口", "月保障金额", "联系电话"],
            ["一、杜村"],
            [1, "赵德安", identity(1), 3, 2, 620, "13800000001"],
            [2, "钱　二", identity(2), 2, 2, 540.5, "13800000002"],
            ["小计", "2户", None, 5, 4, 1160.5],
            ["二、石桥村"],
            [3, "孙福来", identity(3), 4, 1, 300, "13800000003"],
            ["小计", "1户", None, 4, 1, 300],
            [],
            ["合计", "3户", None, 9, 5, 1460.5],
            [],
            ["制表人：", None, None, "审核人：", None, None, "填表日期：2026年3月2日"],
        ]
    )
