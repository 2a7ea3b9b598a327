import pytest

from disclosures.release.hiding import hide


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([7, 9, 12], [7, 9, 12]),
        ([0, 0, 8], [0, 0, 8]),
        # One alone could be worked out from the sum, so the next smallest goes with it.
        ([2, 9, 12], [None, None, 12]),
        ([2, 0, 12], [None, None, None]),
        ([3, 4, 12], [None, None, 12]),
        ([1, 1, 6, 30], [None, None, None, 30]),
        ([2], [None]),
        ([], []),
    ],
)
def test_small_counts_hide_and_cannot_be_worked_out(counts, shown):
    assert hide(counts) == shown
