"""A workbook that was saved before anything was typed."""

from ..build import xlsx


def make() -> bytes:
    return xlsx([])
