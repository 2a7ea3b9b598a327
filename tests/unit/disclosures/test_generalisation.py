from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from disclosures.generalisation import Cell, Household, tabulate

SOME = st.builds(
    Household,
    village=st.integers(1, 4),
    size=st.integers(1, 6),
    amount=st.integers(0, 2000).map(Decimal),
)


def homes(count, village=1, size=2, amount=450):
    return [Household(village, size, Decimal(amount))] * count


def test_a_cell_of_five_stands():
    assert tabulate(homes(5)) == [Cell(1, 2, 400, 5)]


def test_a_small_cell_gives_up_its_village_first():
    assert tabulate(homes(3) + homes(2, village=2)) == [Cell(None, 2, 400, 5)]


def test_then_its_amount_then_its_size():
    assert tabulate(homes(3) + homes(2, amount=900)) == [Cell(None, 2, None, 5)]
    assert tabulate(homes(3) + homes(2, size=1)) == [Cell(None, 0, None, 5)]


def test_what_is_left_takes_a_neighbour_with_it():
    assert tabulate(homes(6) + homes(1, village=2, size=5, amount=1900)) == [Cell(None, 0, None, 7)]


def test_fewer_than_five_say_nothing():
    assert tabulate(homes(4)) == []


def test_large_families_are_one_band():
    assert tabulate(homes(3, size=3) + homes(2, size=9)) == [Cell(1, 3, 400, 5)]


@given(st.lists(SOME, max_size=120))
def test_no_cell_is_small_and_nobody_is_lost(households):
    cells = tabulate(households)
    assert all(cell.households >= 5 for cell in cells)
    assert len({(cell.village, cell.size, cell.amount_from) for cell in cells}) == len(cells)
    assert sum(cell.households for cell in cells) == (len(households) if len(households) >= 5 else 0)
