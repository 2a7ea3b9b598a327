"""What a board says in one of its rows."""

import re


def row(html: str, key: str) -> str:
    found = re.search(rf'<tr id="{key}">(.*?)</tr>', html, re.DOTALL)
    assert found, key
    return found[1]


def state(html: str, key: str) -> str:
    return re.search(r"inspection-mark--(\w+)", row(html, key))[1]
