"""A fund sheet without a column of totals: its levels are added up."""

from ..build import xlsx

CELL = "A1"
FACTS = {"amount": "920", "levels": "中央 600、省级 320"}


def make() -> bytes:
    return xlsx([["单位", "中央", "省级"], ["杜村", 400, 220], ["石桥村", 200, 100]])
