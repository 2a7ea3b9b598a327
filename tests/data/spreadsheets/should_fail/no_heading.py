"""Data without any heading."""

from ..build import xlsx


def make() -> bytes:
    return xlsx([[1, "赵德安", "杜村", 3, 2, 620], [2, "钱二", "杜村", 2, 2, 540]])
