"""The words that questions are read by: what the office keeps (SearchWord), villages, and the words of public titles.

Kept under the edition, so it is made once after each change of anything public. Nothing in it comes from what
somebody asked.
"""

import re
from dataclasses import dataclass, field

from django.utils import timezone

from portal.kept.pages import kept_value
from portal.orgs.selectors import villages

from . import sections, sounds, zh
from .models import SearchDocument, SearchWord, WordKind

TITLES = 400  # the newest; older ones are found all the same, they are only not offered


@dataclass(frozen=True)
class Saying:
    pattern: re.Pattern
    means: tuple[str, ...]


@dataclass
class Lexicon:
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)  # each name of a thing → all of them
    sayings: list[Saying] = field(default_factory=list)
    typos: dict[str, str] = field(default_factory=dict)
    known: dict[str, None] = field(default_factory=dict)  # the most telling first
    spoken: dict[str, None] = field(default_factory=dict)  # understood in a question, offered to nobody
    titles: list[str] = field(default_factory=list)
    villages: dict[str, str] = field(default_factory=dict)  # name → code
    by_letters: dict[str, str] = field(default_factory=dict)
    by_typing: dict[str, str] = field(default_factory=dict)  # whatever a question may hold, words of asking too
    by_ear: dict[str, str] = field(default_factory=dict)
    by_initials: dict[str, str] = field(default_factory=dict)

    def read_words(self) -> None:
        for word in SearchWord.objects.filter(is_used=True).order_by("pk"):
            ways = [zh.simplify(way) for way in word.ways]
            meanings = tuple(zh.simplify(one) for one in word.meanings)
            if word.kind == WordKind.SAME:
                self.names |= dict.fromkeys(ways, tuple(ways))
                self.learn(*ways)
            elif word.kind == WordKind.TYPO and meanings:
                self.typos |= dict.fromkeys(ways, meanings[0])
                self.learn(meanings[0])
            elif ways and meanings:
                pattern = "|".join(re.escape(way).replace("…", ".{0,8}") for way in sorted(ways, key=len, reverse=True))
                self.sayings.append(Saying(re.compile(pattern), meanings))
                self.spoken |= dict.fromkeys(way for way in ways if "…" not in way)
                self.learn(*meanings)

    def read_pages(self) -> None:
        self.villages = dict(villages().values_list("name", "code"))
        self.learn(*self.villages)
        lending = [section.code for section in sections.in_order() if section.lends_words]
        pages = SearchDocument.objects.filter(section__in=lending).order_by("-day", "-pk")
        current = (title for title, until in pages.values_list("title", "until")[:TITLES] if not is_over(until))
        self.titles = list(dict.fromkeys(current))
        for title in self.titles:
            self.learn(*(word for word in zh.cut(zh.simplify(title)) if word not in zh.STOP_WORDS))

    def learn(self, *words: str) -> None:
        self.known |= dict.fromkeys(word for word in words if len(word) > 1 and not word.isascii())

    def listen(self) -> None:
        """The first word of each sound keeps it."""
        for word in self.known:
            if len(word) <= 8:
                typed = sounds.letters(word)
                self.by_letters.setdefault(typed, word)
                self.by_ear.setdefault(sounds.heard(typed), word)
                self.by_initials.setdefault(sounds.initials(word), word)
        asked = {
            sounds.letters(word): word for word in (*sorted(zh.STOP_WORDS), *reversed(self.spoken)) if len(word) <= 8
        }
        self.by_typing = asked | self.by_letters


def is_over(until) -> bool:
    return until is not None and until < timezone.localdate()


def current() -> Lexicon:
    return kept_value(("search", "lexicon"), build, weight=512 * 1024)


def build() -> Lexicon:
    made = Lexicon()
    made.read_words()
    made.read_pages()
    made.listen()
    return made
