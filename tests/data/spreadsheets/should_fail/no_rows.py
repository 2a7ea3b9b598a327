"""A heading and nothing below it."""

from ..build import H9, xlsx


def make() -> bytes:
    return xlsx([["柳河镇2026年名册"], H9, ["制表人："]])
