"""H12: what the bank paid in one month. The account goes, the household and the amount stay."""

from ..build import xlsx

ROWS = [("赵德安", "杜村", None, 2, "620"), ("钱二", "石桥村", None, 1, "300")]


def rows():
    account = "6222020000000000001"
    return [
        ["乡镇", "村", "户主", "开户名", "一卡通账号", "发放月份", "户数", "人数", "金额", "合计", "签字"],
        ["柳河镇", "杜村", "赵德安", "赵德安", account, "2026年3月", 1, 2, 620, 620, ""],
        ["柳河镇", "石桥村", "钱二", "钱小二", account, "202603", 1, 1, 300, 300, ""],
    ]


def make() -> bytes:
    return xlsx(rows())
