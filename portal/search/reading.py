"""What a question asks for: groups of words, each with the ways in which a page may say it.

Residents ask in sentences and in their own words. So the question's words stand as they are, each beside its other
names, and every saying that the office keeps adds the words that pages use for it.
"""

from dataclasses import dataclass, field

from . import lexicon as lexicons
from . import sounds, terms, zh
from .lexicon import Lexicon
from .models import SearchTerm

INTERPRETED = 0.5  # the weight of a word that a saying already explains
EXPLAINING = 0.8  # that of the saying itself


@dataclass(frozen=True)
class Option:
    """One way to say it; a page has it all or in part."""

    word: str
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """One thing that is asked for. Names of one thing count once; words that a saying stands for add up."""

    options: tuple[Option, ...]
    weight: float = 1.0
    adds: bool = False
    span: tuple[int, int] = (0, 0)


@dataclass
class Reading:
    text: str
    groups: list[Group] = field(default_factory=list)
    is_corrected: bool = False
    villages: frozenset[str] = frozenset()  # the codes of those that are named
    asks: bool = False  # a question wants to know what to do; a keyword may want the notice itself

    @property
    def marks(self) -> list[str]:
        """What to mark in a result, the question's own words first."""
        ordered = sorted(self.groups, key=lambda group: group.adds)
        return list(dict.fromkeys(option.word for group in ordered for option in group.options))

    @property
    def terms(self) -> set[str]:
        return {term for group in self.groups for option in group.options for term in option.terms}


def read(question: str, *, literal: bool = False) -> Reading:
    """`literal`: exactly these characters, nothing corrected."""
    lexicon = lexicons.current()
    asked = zh.without_separators(zh.simplify(question))
    text = asked if literal else _spelt_out(_without_typos(asked, lexicon), lexicon)
    named = frozenset(code for name, code in lexicon.villages.items() if name in text)
    reading = Reading(text, is_corrected=text != asked, villages=named, asks=bool(zh.ASKING.search(text)))
    said = _sayings(text, lexicon)
    reading.groups = [*_words(text, said, lexicon), *(group for _span, group in said)]
    return reading


def repair(reading: Reading, unknown: list[Group]) -> str:
    """The question with each word that no page holds replaced by a known one of the same sound; as it was, else."""
    lexicon, text = lexicons.current(), reading.text
    for group in sorted(unknown, key=lambda one: -one.span[0]):
        if is_interpreted(group):
            continue
        found = _sounding_alike(text, group.span, lexicon)
        if found:
            start, end, word = found
            text = text[:start] + word + text[end:]
    return text


def _without_typos(text: str, lexicon: Lexicon) -> str:
    for wrong, right in lexicon.typos.items():
        text = text.replace(wrong, right)
    return text


def _spelt_out(text: str, lexicon: Lexicon) -> str:
    """Pinyin and first letters as the words that they stand for; letters that some page holds stay."""
    runs = list(zh.LETTERS.finditer(text))
    if not runs:
        return text
    held = set(SearchTerm.objects.filter(term__in={run[0] for run in runs}).values_list("term", flat=True))
    for run in reversed(runs):
        if run[0] in held:
            continue
        for before in (0, 1, 2):
            start = run.start() - before
            if start < 0 or (before and not zh.is_hanzi(text[start])):
                break
            word = _typed(sounds.letters(text[start : run.end()].replace(" ", "").replace("'", "")), lexicon)
            if word:
                text = text[:start] + word + text[run.end() :]
                break
    return text


def _typed(letters: str, lexicon: Lexicon) -> str:
    if len(letters) < 2:
        return ""
    return (
        _split(letters, lexicon.by_typing)
        or _split(letters, lexicon.by_initials)
        or _split(sounds.heard(letters), lexicon.by_ear)
    )


def _split(letters: str, table: dict[str, str]) -> str:
    """The fewest known words that make up the letters, in order; empty when there are none."""
    best: list[list[str] | None] = [[], *[None] * len(letters)]
    for end in range(2, len(letters) + 1):
        for start in range(end - 1):
            begun, word = best[start], table.get(letters[start:end])
            if begun is not None and word and (best[end] is None or len(begun) + 1 < len(best[end] or [])):
                best[end] = [*begun, word]
    return "".join(best[-1] or [])


def _sayings(text: str, lexicon: Lexicon) -> list[tuple[tuple[int, int], Group]]:
    """What the question says in the residents' way. Within a longer saying a shorter one is not meant."""
    found = [
        (match.span(), saying.means) for saying in lexicon.sayings for match in [saying.pattern.search(text)] if match
    ]
    spans = [span for span, _means in found]
    return [
        (
            span,
            Group(
                tuple(_option(name) for word in means for name in lexicon.names.get(word, (word,))),
                weight=EXPLAINING,
                adds=True,
                span=span,
            ),
        )
        for span, means in found
        if not any(other != span and other[0] <= span[0] and span[1] <= other[1] for other in spans)
    ]


def _words(text: str, said: list, lexicon: Lexicon) -> list[Group]:
    """The question's own words, and the other names of what it names."""
    groups, rest = [], text
    for name in sorted(lexicon.names, key=len, reverse=True):
        place = rest.find(name)
        if place >= 0:
            rest = rest.replace(name, " " * len(name))
            options = tuple(_option(other) for other in lexicon.names[name])
            groups.append(Group(options, _weight(place, place + len(name), said), span=(place, place + len(name))))
    kept = zh.telling(zh.cut(rest), keep_all=not groups and not said, keep_single=len(text) <= zh.KEYWORD)
    for word in dict.fromkeys(kept):
        place = rest.find(word)
        span = (place, place + len(word))
        groups.append(Group((_option(word),), _weight(*span, said), span=span))
    return groups


def is_interpreted(group: Group) -> bool:
    """A word of the question that a saying explains."""
    return group.weight == INTERPRETED


def _option(word: str) -> Option:
    return Option(word, terms.of_word(word))


def _weight(start: int, end: int, said: list) -> float:
    return INTERPRETED if any(span[0] <= start and end <= span[1] for span, _group in said) else 1.0


def _sounding_alike(text: str, span: tuple[int, int], lexicon: Lexicon) -> tuple[int, int, str] | None:
    """The longest stretch around the place that sounds like a known word, by its exact sound first."""
    for table, hear in ((lexicon.by_letters, str), (lexicon.by_ear, sounds.heard)):
        for length in (6, 5, 4, 3, 2) if hear is str else (6, 5, 4, 3):
            for start in range(max(0, span[1] - length), min(len(text) - length, span[0]) + 1):
                stretch = text[start : start + length]
                if all(zh.is_hanzi(char) for char in stretch):
                    word = table.get(hear(sounds.letters(stretch)))
                    if word and word != stretch:
                        return start, start + length, word
    return None
