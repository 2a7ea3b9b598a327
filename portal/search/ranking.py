"""Which pages answer a question, best first: the same on every database.

A page's score is the sum over what is asked for of how rare the word is times how much it tells about the page
(terms.py), times how much of the question the page answers at all. So a page with every word comes first, and a
question of many words still finds the page that answers most of it.
"""

from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from math import log

from portal.kept.pages import kept_value

from . import facts
from .models import SearchTerm
from .reading import Group, Reading, is_interpreted
from .terms import SCALE

ENOUGH = 0.5  # of what the best page answers; a page with less of the question is no result
TOO_LITTLE = 0.3  # of the things asked for: nothing is better than something that only shares a word
LATER = (1.0, 0.5, 0.25)  # what the second and third word of a saying add
OF_THE_VILLAGE = 1.6  # the question names a village, and the page is about it
SHELF_POSTINGS = 500_000  # ten bytes each
SHELF_BYTES = 6 * 1024 * 1024
Postings = dict[str, dict[int, int]]


@dataclass
class Ranked:
    """Pages by their keys, best first; what no page holds; whether any page answers all of it."""

    keys: list[int] = field(default_factory=list)
    unknown: list[Group] = field(default_factory=list)
    is_whole: bool = False


def rank(reading: Reading) -> Ranked:
    table = facts.table()
    postings = _postings(reading.terms)
    scores: dict[int, float] = defaultdict(float)
    answered: dict[int, float] = defaultdict(float)
    wanted, unknown, heard, is_explained = 0.0, [], 0.0, False
    for group in reading.groups:
        match = (_match_saying if group.adds else _match_names)(group, postings, len(table))
        if match.scores:
            is_explained |= group.adds
            heard += group.weight
            wanted += group.weight * match.rarity
        elif not group.adds:
            unknown.append(group)
        for key, value in match.scores.items():
            scores[key] += group.weight * value
            answered[key] += group.weight * match.answered[key]
    keys = [key for key in scores if key in table]
    best = max((answered[key] for key in keys), default=0.0)
    # What a saying explains is answered by other words; what nothing explains is asked for in vain.
    in_vain = sum(group.weight for group in unknown if not is_interpreted(group))
    if best <= 0 or (not is_explained and heard < TOO_LITTLE * (heard + in_vain)):
        return Ranked(unknown=unknown)

    def score(key: int) -> float:
        share, weight = answered[key] / wanted, table[key].weight
        if reading.asks:
            weight *= min(weight, 1.0)
        if reading.villages.intersection(table[key].village):
            weight *= OF_THE_VILLAGE
        return scores[key] * (0.3 + 0.7 * share * share) * weight

    found = [key for key in keys if answered[key] >= ENOUGH * best]
    found.sort(key=lambda key: (-score(key), -key))
    return Ranked(found, unknown, not in_vain and best > 0.99 * wanted)


def _postings(terms: set[str]) -> Postings:
    """The pages of each word. Read once for an edition: the same few words stand in most questions."""
    shelf = kept_value(("search", "postings"), dict, weight=SHELF_BYTES)
    found = {term: shelf[term] for term in list(terms) if term in shelf}
    missing = {term: (array("L"), array("H")) for term in terms if term not in found}
    rows = SearchTerm.objects.filter(term__in=list(missing)).values_list("term", "document_id", "weight")
    for term, key, weight in rows.iterator(chunk_size=5000) if missing else ():
        missing[term][0].append(key)
        missing[term][1].append(weight)
    if sum(len(keys) for keys, _weights in [*list(shelf.values()), *missing.values()]) > SHELF_POSTINGS:
        shelf.clear()
    shelf.update(missing)
    return {term: dict(zip(*pages, strict=True)) for term, pages in (found | missing).items()}


def _rarity(pages: int, holding: int) -> float:
    return log(1 + (pages - holding + 0.5) / (holding + 0.5))


@dataclass
class Match:
    """What each page scores in one group, how much of it the page answers, and how much there is to answer."""

    rarity: float
    scores: dict[int, float] = field(default_factory=dict)
    answered: dict[int, float] = field(default_factory=dict)


def _match_names(group: Group, postings: Postings, pages: int) -> Match:
    """Names of one thing: whichever the page uses, it is as rare as all of them together."""
    held = [_hold(option.terms, postings) for option in group.options]
    whole = {key for option in held for key, (_weight, share) in option.items() if share == 1}
    match = Match(_rarity(pages, len(whole)))
    for option in held:
        for key, (weight, share) in option.items():
            match.scores[key] = max(match.scores.get(key, 0), match.rarity * weight * share)
            match.answered[key] = max(match.answered.get(key, 0), match.rarity * share)
    return match


def _match_saying(group: Group, postings: Postings, pages: int) -> Match:
    """Words that a saying stands for: each as rare as it is, and the more of them the better."""
    held = [found for option in group.options if (found := _hold(option.terms, postings))]
    rarities = [_rarity(pages, sum(share == 1 for _weight, share in found.values())) for found in held]
    match, gathered = Match(sum(rarities) / len(rarities) if rarities else 0), defaultdict(list)
    for found, rarity in zip(held, rarities, strict=True):
        for key, (weight, share) in found.items():
            gathered[key].append(rarity * weight * share)
            match.answered[key] = max(match.answered.get(key, 0), min(rarity, match.rarity) * share)
    for key, values in gathered.items():
        match.scores[key] = sum(part * value for part, value in zip(LATER, sorted(values, reverse=True), strict=False))
    return match


def _hold(terms: tuple[str, ...], postings: Postings) -> dict[int, tuple[float, float]]:
    """By page: how much the word tells about it, and which share of the word's pieces it holds, squared."""
    weights: dict[int, int] = defaultdict(int)
    counts: dict[int, int] = defaultdict(int)
    for term in terms:
        for key, weight in postings.get(term, {}).items():
            weights[key] += weight
            counts[key] += 1
    many = len(terms)
    return {key: (weights[key] / many / SCALE, (count / many) ** 2) for key, count in counts.items()}
