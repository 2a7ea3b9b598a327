from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.release.generalisation import (
    NOTHING,
    Figure,
    Household,
    Region,
    Sums,
    advance,
    advance_all,
    show,
    tabulate,
)

TOWN, VILLAGE, OTHER = 1, 2, 3


def homes(count, village=VILLAGE, size=2, amount=450):
    return [Household(village, size, 1, Decimal(amount))] * count


def counted(households, amount=0):
    return Sums(households, households, Decimal(amount), Decimal(amount and 500))


def test_every_region_of_the_lattice_is_counted():
    assert {region: sums.households for region, sums in tabulate(TOWN, homes(3) + homes(2, OTHER, 9, 700)).items()} == {
        Region(TOWN, 0, None): 5,
        Region(VILLAGE, 0, None): 3,
        Region(OTHER, 0, None): 2,
        Region(VILLAGE, 2, None): 3,
        Region(OTHER, 3, None): 2,
        Region(TOWN, 2, 400): 3,
        Region(TOWN, 3, 600): 2,
    }


def test_a_village_that_releases_alone_is_counted_once():
    sums = tabulate(VILLAGE, homes(3))
    assert sums[Region(VILLAGE, 0, None)].households == 3


@pytest.mark.parametrize(("true", "shown"), [(0, 0), (4, 0), (8, 0), (9, 10), (12, 10), (13, 15), (37, 35), (38, 40)])
def test_figures_are_rounded_and_small_ones_withheld(true, shown):
    assert show(counted(true)).households == shown


def test_money_and_persons_are_rounded_with_it():
    assert show(Sums(10, 23, Decimal(4510), Decimal(600))) == Sums(10, 25, Decimal(5000))


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([12, 13, 14, 15, 16], [10, 10, 10, 10, 10]),  # one by one: nothing moves while they come
        ([12, 13, 14, 15, 17, 17], [10, 10, 10, 10, 10, 15]),  # five have come, and this time nobody did
        ([12, 17], [10, 15]),  # five at once
        ([8, 9, 10], [0, 0, 0]),  # does not appear with the ninth
        ([8, 13], [0, 15]),
        ([9, 6], [10, 10]),
        ([9, 8, 7, 6, 5, 4], [10, 10, 10, 10, 10, 0]),  # withheld before it is small
        ([30, 0], [30, 0]),
        ([0, 20], [0, 20]),
    ],
)
def test_a_figure_moves_when_five_have(counts, shown):
    figure, told = None, []
    for count in counts:
        figure = advance(figure, counted(count))
        told.append(figure.shown.households)
    assert told == shown


def test_a_raised_standard_shows_and_one_family_s_rise_does_not():
    first = advance(None, Sums(100, 150, Decimal(40_000), Decimal(500)))
    assert advance(first, Sums(100, 150, Decimal(42_400), Decimal(500))).shown == first.shown
    raised = advance(first, Sums(100, 150, Decimal(43_000), Decimal(540)))
    assert raised.shown == Sums(100, 150, Decimal(43_000))


def test_a_region_that_emptied_is_withheld():
    before = advance_all({}, tabulate(TOWN, homes(20)))
    after = advance_all(before, tabulate(TOWN, homes(20, OTHER)))
    assert after[Region(VILLAGE, 0, None)].shown == NOTHING
    assert after[Region(OTHER, 0, None)].shown.households == 20


@given(st.lists(st.integers(0, 40) | st.integers(5, 14), min_size=1, max_size=40))
def test_the_three_promises_over_any_history(history):
    figures: list[Figure] = []
    for count in history:
        figures.append(advance(figures[-1] if figures else None, counted(count)))
    for figure in figures:
        shown = figure.shown.households
        assert shown == 0 or (figure.counted.households >= 5 and shown >= 10 and shown % 5 == 0)
    for old, new in pairwise(figures):
        if old.shown.households == new.shown.households:
            continue
        assert abs(new.counted.households - old.fixed.households) >= 5
        step = abs(new.counted.households - old.counted.households)
        assert step == 0 or step >= 5 or new.counted.households < 5


@given(st.integers(0, 200), st.integers(9, 200))
def test_subtracting_a_figure_never_proves_one_to_four(exact, true):
    """Whoever knows an exact total and one rounded part is left with five neighbouring answers for the rest."""
    shown = show(counted(true)).households
    rest = {exact - possible for possible in range(9, 210) if show(counted(possible)).households == shown}
    assert not {one for one in rest if one >= 0} or not rest <= {1, 2, 3, 4}
