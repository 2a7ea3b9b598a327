"""Months in every dress, a date's serial number among them; aid that has no end."""

from ..build import xlsx

ROWS = [(name, "杜村", None, 1, "310") for name in ("赵德安", "钱二", "孙福来", "李桂花", "周秀英")]


def rows():
    months = ["2026.3", "2026年3月", "202603", "2026-03-31", 46082]
    ends = ["2026.12", "2026年12月", "999912", "长期", 46387]
    names = [row[0] for row in ROWS]
    return [
        ["户主姓名", "所属村", "保障人口", "月保障金额", "发放月份", "截止保障年月"],
        *([name, "杜村", 1, 310, month, end] for name, month, end in zip(names, months, ends, strict=True)),
    ]


def make() -> bytes:
    return xlsx(rows())
