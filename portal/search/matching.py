"""How well each page answers one thing that is asked for, whatever else the question holds.

That depends on the pages and the words alone. So it is worked out once for an edition and kept: the same few things
are asked for in most questions.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log

from portal.kept.pages import kept_value

from .models import SearchTerm
from .reading import Group
from .terms import SCALE

LATER = (1.0, 0.5, 0.25)  # what the second and third word of a saying add
SHELF_ENTRIES = 500_000  # twelve bytes each
SHELF_BYTES = 6 * 1024 * 1024
Postings = dict[str, dict[int, int]]
Held = dict[int, tuple[float, float]]


@dataclass(frozen=True)
class Match:
    """`rarity`: how much there is to answer. Side by side, each page that answers, what it scores, how much it answers."""

    rarity: float
    keys: array = field(default_factory=lambda: array("I"))
    scores: array = field(default_factory=lambda: array("f"))
    answered: array = field(default_factory=lambda: array("f"))


def of(groups: Iterable[Group], pages: int) -> list[Match]:
    """The match of each group; `pages`: how many there are in all."""
    shelf = kept_value(("search", "matches"), dict, weight=SHELF_BYTES)
    named = [((group.adds, tuple(option.terms for option in group.options)), group) for group in groups]
    found = {name: match for name, _group in named if (match := shelf.get(name)) is not None}
    new = {name: group for name, group in named if name not in found}
    postings = _postings({term for _adds, options in new for terms in options for term in terms})
    for name, group in new.items():
        found[name] = shelf[name] = (_match_saying if group.adds else _match_names)(group, postings, pages)
    _make_room(shelf)
    return [found[name] for name, _group in named]


def _make_room(shelf: dict) -> None:
    """What was put there first goes first."""
    entries = sum(len(match.keys) for match in list(shelf.values()))
    for name in list(shelf):
        if entries <= SHELF_ENTRIES:
            return
        entries -= len(shelf.pop(name, Match(0)).keys)


def _postings(terms: set[str]) -> Postings:
    """The pages of each word, with its weight in each; read once for an edition."""
    shelf = kept_value(("search", "postings"), dict, weight=SHELF_BYTES)
    found = {term: shelf[term] for term in list(terms) if term in shelf}
    missing = {term: (array("I"), array("H")) for term in terms if term not in found}
    rows = SearchTerm.objects.filter(term__in=list(missing)).values_list("term", "document_id", "weight")
    for term, key, weight in rows.iterator(chunk_size=5000) if missing else ():
        missing[term][0].append(key)
        missing[term][1].append(weight)
    if sum(len(keys) for keys, _weights in [*list(shelf.values()), *missing.values()]) > SHELF_ENTRIES:
        shelf.clear()
    shelf.update(missing)
    return {term: dict(zip(*pages, strict=True)) for term, pages in (found | missing).items()}


def _rarity(pages: int, holding: int) -> float:
    return log(1 + (pages - holding + 0.5) / (holding + 0.5))


def _match_names(group: Group, postings: Postings, pages: int) -> Match:
    """Names of one thing: whichever the page uses, it is as rare as all of them together."""
    held = [_hold(option.terms, postings) for option in group.options]
    rarity = _rarity(pages, len({key for option in held for key, (_weight, share) in option.items() if share == 1}))
    scores: dict[int, float] = {}
    answered: dict[int, float] = {}
    for option in held:
        for key, (weight, share) in option.items():
            scores[key] = max(scores.get(key, 0), rarity * weight * share)
            answered[key] = max(answered.get(key, 0), rarity * share)
    return _put_side_by_side(rarity, scores, answered)


def _match_saying(group: Group, postings: Postings, pages: int) -> Match:
    """Words that a saying stands for: each as rare as it is, and the more of them the better."""
    held = [found for option in group.options if (found := _hold(option.terms, postings))]
    rarities = [_rarity(pages, sum(share == 1 for _weight, share in found.values())) for found in held]
    rarity = sum(rarities) / len(rarities) if rarities else 0
    gathered, answered = defaultdict(list), {}
    for found, own in zip(held, rarities, strict=True):
        most = min(own, rarity)
        for key, (weight, share) in found.items():
            gathered[key].append(own * weight * share)
            answered[key] = max(answered.get(key, 0), most * share)
    scores = {
        key: sum(part * value for part, value in zip(LATER, sorted(values, reverse=True), strict=False))
        for key, values in gathered.items()
    }
    return _put_side_by_side(rarity, scores, answered)


def _put_side_by_side(rarity: float, scores: dict[int, float], answered: dict[int, float]) -> Match:
    return Match(rarity, array("I", scores), array("f", scores.values()), array("f", (answered[key] for key in scores)))


def _hold(terms: tuple[str, ...], postings: Postings) -> Held:
    """By page: how much the word tells about it, and which share of the word's pieces it holds, squared."""
    if len(terms) == 1:
        return {key: (weight / SCALE, 1.0) for key, weight in postings.get(terms[0], {}).items()}
    weights: dict[int, int] = defaultdict(int)
    counts: dict[int, int] = defaultdict(int)
    for term in terms:
        for key, weight in postings.get(term, {}).items():
            weights[key] += weight
            counts[key] += 1
    many = len(terms)
    return {key: (weights[key] / many / SCALE, (count / many) ** 2) for key, count in counts.items()}
