"""Which pages answer a question, best first: the same on every database.

A page's score is the sum over what is asked for of how rare the word is times how much it tells about the page
(terms.py), times how much of the question the page answers at all. So a page with every word comes first, and a
question of many words still finds the page that answers most of it.
"""

from dataclasses import dataclass, field

from . import facts, matching
from .matching import Match
from .reading import Group, Reading, is_interpreted

ENOUGH = 0.5  # of what the best page answers; a page with less of the question is no result
TOO_LITTLE = 0.3  # of the things asked for: nothing is better than something that only shares a word
OF_THE_VILLAGE = 1.6  # the question names a village, and the page is about it


@dataclass
class Ranked:
    """Pages by their keys, best first; what no page holds; whether any page answers all of it."""

    keys: list[int] = field(default_factory=list)
    unknown: list[Group] = field(default_factory=list)
    is_whole: bool = False


def rank(reading: Reading) -> Ranked:
    table = facts.table()
    matches = list(zip(reading.groups, matching.of(reading.groups, len(table)), strict=True))
    found = [(group, match) for group, match in matches if match.keys]
    unknown = [group for group, match in matches if not match.keys and not group.adds]
    scores, answered = _gather(found)
    keys = [key for key in scores if key in table]
    best = max((answered[key] for key in keys), default=0.0)
    # What a saying explains is answered by other words; what nothing explains is asked for in vain.
    in_vain = sum(group.weight for group in unknown if not is_interpreted(group))
    heard = sum(group.weight for group, _match in found)
    is_explained = any(group.adds for group, _match in found)
    if best <= 0 or (not is_explained and heard < TOO_LITTLE * (heard + in_vain)):
        return Ranked(unknown=unknown)
    wanted = sum(group.weight * match.rarity for group, match in found)

    def score(key: int) -> float:
        share, weight = answered[key] / wanted, table[key].weight
        if reading.asks:
            weight *= min(weight, 1.0)
        if reading.villages.intersection(table[key].village):
            weight *= OF_THE_VILLAGE
        return scores[key] * (0.3 + 0.7 * share * share) * weight

    keys = [key for key in keys if answered[key] >= ENOUGH * best]
    keys.sort(key=lambda key: (-score(key), -key))
    return Ranked(keys, unknown, not in_vain and best > 0.99 * wanted)


def _gather(found: list[tuple[Group, Match]]) -> tuple[dict[int, float], dict[int, float]]:
    """What each page scores and answers. The most telling groups come first: once a page with only the rest could not
    reach ENOUGH of the best, the rest is looked for in the pages that are there already."""
    scores: dict[int, float] = {}
    answered: dict[int, float] = {}
    best = 0.0
    rest = sum(group.weight * match.rarity for group, match in found)
    for group, match in sorted(found, key=lambda one: -one[0].weight * one[1].rarity):
        is_closed, weight = rest < ENOUGH * best, group.weight
        for key, score, share in zip(match.keys, match.scores, match.answered, strict=True):
            if key in scores:
                scores[key] += weight * score
                answered[key] += weight * share
            elif not is_closed:
                scores[key] = weight * score
                answered[key] = weight * share
        best = max(answered.values())
        rest -= weight * match.rarity
    return scores, answered
