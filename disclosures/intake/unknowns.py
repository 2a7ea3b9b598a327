"""Texts that stand where a village should and mean none of ours: asked about, never guessed."""

import re
from collections import Counter

from .places import split_group
from .tables import Table

MOST_VILLAGES = 50
LIKE_A_NAME = re.compile(r"[\u4e00-\u9fff]{2,8}")


def unknown_villages(table: Table) -> list[tuple[str, int]]:
    """Each such text and in how many rows it stands, the most frequent first. An address is not a village's name."""
    texts: Counter[str] = Counter(text for *_where, text in table.unknown_sections)
    for line in table.lines:
        if line.place is None and line.village_text:
            texts[split_group(line.village_text)[0]] += 1
    return [(text, rows) for text, rows in texts.most_common() if LIKE_A_NAME.fullmatch(text)][:MOST_VILLAGES]
