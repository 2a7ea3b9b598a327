from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.release.small import Line, merge


def lines(*counts):
    return [Line(name, count, count, Decimal(count)) for name, count in zip("甲乙丙丁戊", counts, strict=False)]


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((5, 8), [("甲", 5), ("乙", 8)]),
        ((1, 8), [(None, 9)]),  # alone it could be subtracted: the next smallest joins it
        ((1, 8, 20), [("丙", 20), (None, 9)]),
        ((1, 1, 20), [(None, 22)]),
        ((3, 4, 20), [("丙", 20), (None, 7)]),
        ((2,), [("甲", 2)]),  # the notice's own sum
        ((), []),
    ],
)
def test_small_villages_are_one_line(counts, shown):
    assert [(line.village, line.households) for line in merge(lines(*counts))] == shown


@given(st.lists(st.integers(1, 12), min_size=2, max_size=12))
def test_no_line_is_small_and_nobody_is_lost(counts):
    before = [Line(place, count, count, Decimal(count)) for place, count in enumerate(counts)]
    after = merge(before)
    assert sum(line.households for line in after) == sum(counts)
    assert all(line.households >= 5 for line in after) or sum(counts) < 5
