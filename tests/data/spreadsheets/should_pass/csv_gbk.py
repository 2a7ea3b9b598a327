"""CSV in GBK, without any mark."""

from ..build import H9, csv, household


def make() -> bytes:
    return csv([H9, household(1), household(2, "钱二", "石桥村")], "gbk")
