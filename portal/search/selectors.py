"""Asking the public search."""

from collections.abc import Sequence
from dataclasses import dataclass

from modelsearch.backends import get_search_backend

from . import sections, zh
from .models import SearchDocument

MAX_LENGTH = 80


@dataclass(frozen=True)
class Answer:
    """What was found, and how much of it where."""

    results: Sequence[SearchDocument]  # lazy: slices and counts
    counts: list[tuple[sections.Section, int]]
    total: int


def find(question: str, *, section: str = "") -> Answer:
    """All public pages that hold every word of the question, best first."""
    if not zh.query_terms(question):
        return Answer([], [], 0)
    backend = get_search_backend()
    counted = backend.search(question, SearchDocument.objects.all(), order_by_relevance=False).facet("section")
    counts = [(one, counted[one.code]) for one in sections.in_order() if one.code in counted]
    documents = SearchDocument.objects.filter(section=section) if section else SearchDocument.objects.all()
    return Answer(backend.search(question, documents), counts, sum(counted.values()))
