"""Numbers without an order that a missing one would show."""

from itertools import pairwise

import pytest

from petitions import numbers


def test_no_two_positions_meet_and_none_keeps_its_place_for_long():
    shown = [numbers.shuffle(2026, position) for position in range(3_000)]
    assert len(set(shown)) == 3_000
    assert all(0 <= number < numbers.MOST for number in shown)
    assert sum(later - earlier == 1 for earlier, later in pairwise(shown)) < 5


def test_another_year_or_another_key_is_another_order(settings):
    first = [numbers.number_for(2026, n) for n in range(1, 9)]
    assert [number[5:] for number in first] != [numbers.number_for(2027, n)[5:] for n in range(1, 9)]
    settings.FINGERPRINT_KEY = "another key, as long as a key has to be"
    assert first != [numbers.number_for(2026, n) for n in range(1, 9)]


@pytest.mark.parametrize("sequence", [0, numbers.MOST + 1])
def test_outside_the_series_there_is_no_number(sequence):
    with pytest.raises(numbers.SeriesFull):
        numbers.number_for(2026, sequence)
