from disclosures import risk


def test_cells_are_counted():
    measured = risk.measure([("a", 1)] * 6 + [("b", 1)] * 2 + [("c", 1), ("d", 1)])
    assert measured == risk.Risk(rows=10, unique_rows=2, small_cell_rows=4, smallest_cell=1)
    assert measured.unique_percent == 20


def test_no_rows_no_risk():
    assert risk.measure([]).unique_share == 0
    assert risk.measure([]).smallest_cell == 0
