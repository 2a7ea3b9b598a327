"""H4: statistics by unit, urban and rural side by side under a heading in three rows. No roster; its sums are told."""

from ..build import xlsx

CODE, CELL = "statistics_table", "A3"
FACTS = {"households": "9", "persons": "17", "amount": "5160"}


def rows():
    parts = ["户数", None, "人数", None, "月保障额（元）", None, None]
    below = [None, "其中分类施保", None, "其中分类施保", "合计", "户月保障金", "分类施保金"]
    return [
        ["柳河镇2026年3月低保情况统计表"],
        [None, "城市", *([None] * 6), "农村"],
        ["单位", *parts, *parts],
        [None, *below, *below],
        ["杜村", 1, 0, 2, 0, 700, 620, 80, 3, 1, 6, 2, 1860, 1700, 160],
        ["石桥村", 0, 0, 0, 0, 0, 0, 0, 5, 2, 9, 3, 2600, 2400, 200],
        ["合计", 1, 0, 2, 0, 700, 620, 80, 8, 3, 15, 5, 4460, 4100, 360],
        ["制表人：李四海"],
    ]


def make() -> bytes:
    return xlsx(rows(), merged=("B2:H2", "I2:O2"))
