from dataclasses import replace

import pytest

from disclosures.release import risk


def test_cells_are_counted():
    measured = risk.measure([("a", 1)] * 6 + [("b", 1)] * 2 + [("c", 1), ("d", 1)])
    assert measured == risk.Risk(rows=10, unique_rows=2, small_cell_rows=4, smallest_cell=1)
    assert measured.unique_percent == 20


def test_no_rows_no_risk():
    assert risk.measure([]).unique_share == 0
    assert risk.measure([]).smallest_cell == 0


def test_rows_alone_on_both_sides_are_linked():
    assert risk.count_links(["a", "b", "b", "c"], ["a", "b", "c", "c", "d"]) == 1
    assert risk.count_links(["a"], []) == 0


def test_the_only_change_of_a_cell_gives_itself_away():
    before = [("杜村", 1), ("杜村", 2), ("上河村", 1), ("上河村", 2)]
    assert risk.count_single_changes(before, before[1:]) == 1
    assert risk.count_single_changes(before, before[2:]) == 0  # two left the same cell
    assert risk.count_single_changes(before, [*before[1:], ("杜村", 3)]) == 0
    assert risk.count_single_changes(before, before) == 0


def test_the_share_of_two_lists():
    assert risk.share("aab", "ab") == 2 / 3
    assert risk.share("", "") == 0


@pytest.mark.parametrize(
    ("name", "worse"),
    [
        ("unique_rows", True),
        ("small_cell_rows", True),
        ("linked_rows", True),
        ("single_changes", True),
        ("rows", False),
        ("smallest_cell", False),  # a larger smallest cell is better
    ],
)
def test_what_is_worse_than_signed(name, worse):
    signed = risk.Risk(10, 3, 5, 1, 2, 1)
    assert replace(signed, **{name: getattr(signed, name) + 1}).is_worse_than(signed) is worse
    assert not signed.is_worse_than(signed)
