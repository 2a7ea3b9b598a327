"""The township's households on the roster: sizes and amounts that add up to what the yearly summary says."""

import random
from dataclasses import dataclass
from decimal import Decimal

from .people import Person, people
from .place import VILLAGES, Village

# Yuan a person and month above which nobody is paid: the rural standard of the demo's year.
STANDARD = 620


@dataclass(frozen=True)
class Household:
    village: str
    head: Person
    household_size: int
    persons: int
    amount: Decimal
    category: str


def household(dice: random.Random, village: Village, head: Person, persons: int) -> Household:
    """One household; the amount is what is missing to the standard, in tens of yuan, for all who receive."""
    missing = dice.randrange(180, STANDARD - 40, 10)
    return Household(
        village=village.name,
        head=head,
        household_size=persons + dice.choice((0, 0, 0, 1, 1, 2)),
        persons=persons,
        amount=Decimal(missing * persons),
        category=dice.choice("AABBBC"),
    )


def shares(dice: random.Random, households: int, persons: int) -> list[int]:
    """How many people each household receives for: at least one, four at most, adding up to ``persons``."""
    sizes = [1] * households
    left = persons - households
    while left:
        index = dice.randrange(households)
        if sizes[index] < 4:
            sizes[index] += 1
            left -= 1
    return sizes


def roster() -> list[Household]:
    """All 1180 households, village by village."""
    dice, row = random.Random(1549), people(seed=1180)
    return [
        household(dice, village, next(row), persons)
        for village in VILLAGES
        for persons in shares(dice, village.households, village.persons)
    ]


def applicants(count: int, *, seed: int, villages: tuple[Village, ...] = VILLAGES) -> list[Household]:
    """Households that are not on the roster yet, spread over the villages in turn."""
    dice, row = random.Random(seed), people(seed=seed)
    found = [
        household(dice, villages[index % len(villages)], next(row), dice.choice((1, 1, 1, 2, 2, 3)))
        for index in range(count)
    ]
    return sorted(found, key=lambda one: [village.name for village in villages].index(one.village))
