"""What a page is found by: each of its words once, with a weight that says how much it tells about the page.

The weight is BM25F's: words of the title count several times, words of an attachment half, a long text's words less
than a short one's, and the tenth mention hardly more than the third. It is fixed when the page is put in; how rare a
word is among all pages is asked with the question (ranking.py).
"""

from collections import Counter
from dataclasses import dataclass

import rjieba

from . import zh

SCALE = 1000
SATURATION = 2
ATTACHED_CHARACTERS = 8_000


@dataclass(frozen=True)
class Part:
    """A part of a page: how much its words count, how long it usually is, how far its length matters."""

    boost: float
    usual: int
    slope: float


TITLE, KIND, TEXT, ATTACHED = Part(6, 14, 0.3), Part(3, 6, 0), Part(1, 260, 0.5), Part(0.5, 1500, 0.5)


def weigh(*, title: str, kind: str = "", text: str = "", attached: str = "") -> dict[str, int]:
    mentions: Counter[str] = Counter()
    for part, words in ((TITLE, title), (KIND, kind), (TEXT, text), (ATTACHED, attached[:ATTACHED_CHARACTERS])):
        if words:
            length = 1 + part.slope * (len(words) / part.usual - 1)
            for term, count in Counter(of_text(words, singles=part is TITLE)).items():
                mentions[term] += part.boost * count / length
    return {term: round(SCALE * count * (SATURATION + 1) / (count + SATURATION)) for term, count in mentions.items()}


def of_text(text: str, *, singles: bool = False):
    """The segmenter's words, every two neighbouring characters, numbers and letters; of a title each character too."""
    text = zh.without_separators(zh.simplify(text))
    for run in zh.RUNS.findall(text):
        if run.isascii():
            yield run[:40]
            continue
        yield from (word[:40] for word in rjieba.cut_for_search(run) if len(word) > 2)
        yield from zh.pairs(run)
        if singles or len(run) == 1:
            yield from run


def of_word(word: str) -> tuple[str, ...]:
    """What must be looked for where this word is wanted."""
    if word.isascii() or len(word) <= 2:
        return (word,)
    return tuple(
        piece for run in zh.RUNS.findall(word) for piece in ([run] if run.isascii() or len(run) == 1 else zh.pairs(run))
    )
