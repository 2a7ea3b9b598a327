"""Finds personal numbers and addresses in text that is about to become public. Filled in step by step."""

from typing import NamedTuple


class Finding(NamedTuple):
    kind: str
    start: int
    end: int


def find(text: str, *, allowed=()) -> list[Finding]:
    return []


def describe(finding: Finding) -> str:
    return finding.kind
