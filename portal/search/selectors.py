"""Asking the public search. Nothing that is asked is written down anywhere."""

from dataclasses import dataclass, field
from difflib import get_close_matches

from . import facts, lexicon, ranking, reading, sounds, zh
from .facets import Chosen, Facet, gather
from .models import SearchDocument

MAX_LENGTH = 80
NEAR = 3


@dataclass
class Answer:
    """What was found, best first, and by what it can be narrowed."""

    keys: list[int] = field(default_factory=list)
    facets: list[Facet] = field(default_factory=list)
    total: int = 0  # whatever is chosen
    marks: list[str] = field(default_factory=list)
    asked_as: str = ""  # the question as it was understood, where that is another than was typed
    is_whole: bool = False  # some page holds all that was asked for
    nearby: list[str] = field(default_factory=list)  # questions that may have been meant, where nothing was found

    @property
    def results(self) -> list[SearchDocument]:
        return load(self.keys)


def find(question: str, *, chosen: Chosen | None = None, literal: bool = False) -> Answer:
    """The pages that answer a question, in the residents' words or the office's."""
    chosen = chosen or Chosen()
    read = reading.read(question, literal=literal)
    ranked = ranking.rank(read)
    if ranked.unknown and not literal:
        repaired = reading.repair(read, ranked.unknown)
        if repaired != read.text:
            read = reading.read(repaired)
            read.is_corrected = True
            ranked = ranking.rank(read)
    table = facts.table()
    return Answer(
        keys=ranked.keys if chosen.is_empty else [key for key in ranked.keys if chosen.fits(table[key])],
        facets=gather(ranked.keys, table, chosen),
        total=len(ranked.keys),
        marks=read.marks,
        asked_as=read.text if read.is_corrected else "",
        is_whole=ranked.is_whole,
        nearby=[] if ranked.keys else nearby(read.text),
    )


def load(keys: list[int]) -> list[SearchDocument]:
    found = SearchDocument.objects.in_bulk(keys)
    return [found[key] for key in keys if key in found]


def nearby(text: str) -> list[str]:
    """Known words that sound nearly like what was asked, for a question that finds nothing."""
    known = lexicon.current().by_letters
    words = [text, *zh.cut(text)]
    close = [
        known[typed]
        for word in words
        if 1 < len(word) <= 12
        for typed in get_close_matches(sounds.letters(word), known, n=NEAR, cutoff=0.75)
    ]
    return list(dict.fromkeys(word for word in close if word != text))[:NEAR]
