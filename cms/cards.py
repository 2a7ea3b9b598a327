"""The 明白卡: how large its text may be, so that a matter fits on one A4 sheet."""

from collections.abc import Iterator
from math import ceil

from cms.gate import texts_in

# Characters in a line of a column, and lines in both columns, at each size of cms card.css; the largest that fits.
SIZES = (("large", 17, 44), ("middle", 21, 56), ("small", 26, 76))
SMALLEST = "tiny"


def card_size(page) -> str:
    for size, letters, room in SIZES:
        if sum(ceil(len(text) / letters) for text in texts_on(page)) <= room:
            return size
    return SMALLEST


def texts_on(page) -> Iterator[str]:
    """Every paragraph of the card; headings and gaps count as one line each."""
    yield from ("", "谁可以办", "标准", "材料", "怎么办", "时限", "时间")
    yield from (str(block.value) for block in page.conditions)
    yield page.standard_note
    for block in page.materials:
        yield "".join([*texts_in(block.value), *block.value.situations])
    for block in page.steps:
        yield "".join(texts_in(block.value))
