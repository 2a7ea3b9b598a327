"""A county's releases over two years, attacked by a reader who has them all (re-identification figures of the issue).

Generalised: no family in a cell below five over the join of all live releases, at most 1 % one-to-one links, no
difference of a single household. The same figures of masked lists stand beside them: what a township posts today.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

import pytest

from disclosures.release import generalisation
from disclosures.release.generalisation import Household

from . import attacks
from .people import PROGRAMMES, Family, Township, of_programme

UNIT = 1000


@dataclass
class Score:
    households: int = 0
    figures: int = 0
    small: int = 0
    uncovered: int = 0
    near: int = 0
    single: int = 0
    links: int = 0
    joined: int = 0
    # Utility: families that stand in a shown cell of either family of cells, and how far the figures are off.
    in_village_cells: int = 0
    in_money_cells: int = 0
    error: int = 0
    # Masked lists, for comparison.
    unique: int = 0
    masked_small: int = 0
    masked_links: int = 0
    lone: int = 0
    leavers: int = 0

    def say(self) -> str:
        def part(count: int, whole: int) -> str:
            return f"{count:>7} ({100 * count / whole if whole else 0:.1f} %)"

        return "\n".join(
            [
                f"household rows published: {self.households:,}; figures published: {self.figures:,}",
                "                                       generalised        masked",
                f"rows in cells below five              {part(self.small, self.households)} {part(self.masked_small, self.households)}",
                f"unique rows                           {part(0, self.households)} {part(self.unique, self.households)}",
                f"groups of 1-4 proved by subtraction   {self.uncovered:>7}",
                f"one-to-one links between programmes   {part(self.links, self.joined)} {part(self.masked_links, self.joined)}",
                f"figures that differ by one to four    {self.near:>7}",
                f"single-household differences          {self.single:>7}          {part(self.lone, self.leavers)} of leavers",
                "what generalising costs:",
                f"  families inside a shown village cell  {part(self.in_village_cells, self.households)}",
                f"  families inside a shown money cell    {part(self.in_money_cells, self.households)}",
                f"  mean error of a figure                {self.error / self.figures if self.figures else 0:.1f} households",
            ]
        )


def releases(months: Iterator[list[Family]], programme: str) -> Iterator[tuple[attacks.Table, list[Family]]]:
    """The township's generalised releases of one programme, month by month, and the truth behind each."""
    figures: dict = {}
    for families in months:
        truth = of_programme(families, programme)
        counted = generalisation.tabulate(
            UNIT, (Household(row.village, row.size, row.size, Decimal(row.amount)) for row in truth)
        )
        figures = generalisation.advance_all(figures, counted)
        yield (
            {
                (None if region.area == UNIT else region.area, region.size, region.amount_from): figure.shown.households
                for region, figure in figures.items()
                if figure.shown.households
            },
            truth,
        )


def attack_township(number: int, months: int, score: Score, households: int) -> None:
    history = list(Township(number, households).months(months))
    published = {name: list(releases(iter(history), name)) for name in PROGRAMMES}
    for name in PROGRAMMES:
        for table, truth in published[name]:
            _score_table(table, truth, score)
        for (before, old), (after, new) in pairwise(published[name]):
            score.near += attacks.differences_of_one_to_four(before, after)
            score.single += attacks.single_household_differences(before, after, old, new)
            lone, leavers = attacks.lone_leavers(old, new)
            score.lone, score.leavers = score.lone + lone, score.leavers + leavers
    for month in range(months):
        live = [published[name][back][0] for name in PROGRAMMES for back in {max(0, month - 1), month}]
        score.uncovered += attacks.uncovered_groups(live)
        for one, other in combinations(PROGRAMMES, 2):
            (table, truth), (beside, others) = published[one][month], published[other][month]
            numbers = {row.number for row in others}
            both = [row for row in truth if row.number in numbers]
            score.joined += len(both)
            score.links += attacks.links_between_tables(table, beside, both)
            score.masked_links += attacks.links_between_lists(truth, others)


def _score_table(table: attacks.Table, truth: list[Family], score: Score) -> None:
    score.households += len(truth)
    score.figures += len(table)
    score.small += attacks.records_in_small_cells(table, truth)
    score.unique += attacks.unique_rows(truth)
    score.masked_small += attacks.rows_in_small_cells(truth)
    for row in truth:
        score.in_village_cells += (row.village, min(row.size, 3), None) in table
        score.in_money_cells += (None, min(row.size, 3), row.amount // 200 * 200) in table
    for place, shown in table.items():
        score.error += abs(shown - sum(attacks.inside(row, place) for row in truth))


def judge(score: Score) -> None:
    assert score.small == 0
    assert score.uncovered == 0
    assert score.near == 0
    assert score.single == 0
    assert score.links <= score.joined / 100
    # The attacks bite: the same reader takes masked lists apart.
    assert score.unique > score.households / 2
    assert score.masked_links > score.joined / 5
    assert score.lone > score.leavers / 2


def test_two_townships_half_a_year():
    score = Score()
    for number in range(2):
        attack_township(number, 6, score, households=300)
    judge(score)


@pytest.mark.soak
def test_twenty_townships_two_years(capsys):
    score = Score()
    for number in range(20):
        attack_township(number, 24, score, households=670)
    with capsys.disabled():
        sys.stdout.write(f"\nsynthetic county: 20 townships, 24 months, 3 programmes\n{score.say()}\n")
    judge(score)


def test_the_attacks_find_what_a_careless_office_publishes():
    """Exact counts, no rounding, no memory: each of the questions above has an answer then."""
    history = list(Township(7, 300).months(4))
    exact = []
    for families in history:
        truth = of_programme(families, "dibao")
        counts = generalisation.tabulate(
            UNIT, (Household(row.village, row.size, row.size, Decimal(row.amount)) for row in truth)
        )
        table = {
            (None if region.area == UNIT else region.area, region.size, region.amount_from): sums.households
            for region, sums in counts.items()
        }
        exact.append((table, truth))
    assert attacks.records_in_small_cells(*exact[0]) > 0
    assert sum(attacks.differences_of_one_to_four(one[0], two[0]) for one, two in pairwise(exact)) > 0
    assert sum(attacks.single_household_differences(a[0], b[0], a[1], b[1]) for a, b in pairwise(exact)) > 0
