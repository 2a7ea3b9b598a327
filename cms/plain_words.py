"""What makes a Chinese text hard to read: sentences too long to hold, words that only the office uses. Pure.

These are remarks to whoever writes and to whoever reviews. They stop nothing: a rule that reckons cannot know when
the long sentence is the clear one.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

MOST_HANZI = 40
AROUND = 10  # characters on either side of a word, enough to find it again
HANZI = re.compile(r"[\u3400-\u9fff]")
# A line ends a sentence too: headings, items of a list and cells of a table carry no full stop.
ENDS = re.compile(r"(?<=[。！？；!?;])|[\n\t|｜]+")


class Kind(StrEnum):
    LONG = "long-sentence"
    JARGON = "hard-word"
    UNEXPLAINED = "unexplained"
    PERSONAL = "personal-data"


@dataclass(frozen=True)
class Remark:
    """``place`` is the field's name as the editor reads it, ``passage`` the words in question, ``advice`` what to do."""

    kind: Kind
    place: str
    passage: str
    advice: str


def sentences(text: str) -> Iterator[str]:
    for part in ENDS.split(text):
        if part and part.strip():
            yield part.strip()


def hanzi_in(sentence: str) -> int:
    return len(HANZI.findall(sentence))


def long_sentences(text: str) -> Iterator[tuple[str, int]]:
    """Each sentence of more than forty hanzi, and how many it has."""
    for sentence in sentences(text):
        count = hanzi_in(sentence)
        if count > MOST_HANZI:
            yield sentence, count


def hard_words(text: str, words: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Each hard word once: the word, the passage around its first place, what plain people say.

    The longest word wins where one contains another; a word that is explained on the spot, as in 家计（家里的收支），
    is a word taught and not a word in the way.
    """
    if not words:
        return
    pattern = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
    seen: set[str] = set()
    for found in pattern.finditer(text):
        word = found[0]
        if word in seen or text[found.end() : found.end() + 1] in ("（", "("):
            continue
        seen.add(word)
        yield word, text[max(0, found.start() - AROUND) : found.end() + AROUND].strip(), words[word]
