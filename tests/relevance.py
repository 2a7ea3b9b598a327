"""The questions of data/relevance.tsv: as residents ask them, each beside the pages that answer it.

A page is named by its address, or by = and its title where its number depends on the day of seeding. The questions
came before the words of portal/search/data; whoever adds a question adds it as somebody said it.
"""

import statistics
from dataclasses import dataclass
from pathlib import Path

from portal.search import zh

FILE = Path(__file__).parent / "data" / "relevance.tsv"
NOT_FOUND = 10_000


@dataclass(frozen=True)
class Query:
    words: str
    answers: tuple[str, ...]

    def is_answered_by(self, title: str, url: str) -> bool:
        return any(one[1:] == title if one.startswith("=") else url.startswith(one) for one in self.answers)

    def rank_in(self, results) -> int:
        """The place of the first page that answers."""
        for place, page in enumerate(results, 1):
            if self.is_answered_by(page.title, page.url):
                return place
        return NOT_FOUND

    def shares_a_word_with(self, title: str) -> bool:
        words = {term for term in zh.query_terms(self.words) if len(term) > 1}
        return bool(words & set(zh.index_terms(title)))


def queries() -> list[Query]:
    rows = (line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines())
    return [Query(words, tuple(answers.split())) for words, answers in rows]


def success_at_3(ranks: list[int]) -> float:
    return sum(rank <= 3 for rank in ranks) / len(ranks)


def median(ranks: list[int]) -> float:
    return statistics.median(ranks)
