"""H5: who paid for what. No roster; its sums are told."""

from ..build import xlsx

CODE, CELL = "funds_table", "A2"
FACTS = {"amount": "6960", "levels": "中央 3600、省级 1680、市级 1120、县级 560"}


def rows():
    levels = ["中央", "省级", "市级", "县级"]
    return [
        ["柳河镇2026年3月低保资金来源表"],
        ["单位", "低保金额", None, None, None, "分类施保", None, None, None, "低保金+分类施保", "总计"],
        [None, *levels, *levels, None, None],
        ["杜村", 1000, 500, 300, 200, 200, 100, 60, 40, None, 2400],
        ["石桥村", 2000, 900, 600, 220, 400, 180, 160, 100, None, 4560],
        ["合计", 3000, 1400, 900, 420, 600, 280, 220, 140, None, 6960],
    ]


def make() -> bytes:
    return xlsx(rows())
