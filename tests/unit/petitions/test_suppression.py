"""No hidden cell can be found by subtraction from anything printed, also by whoever fetches the running totals."""

from hypothesis import given
from hypothesis import strategies as st

from petitions.statistics.suppression import SMALL, hide, printed, row_total

ROWS = tuple("abcdef")
KNOWN = ("a", "b")  # their running totals are public, so a patient reader has every cell of theirs

columns = st.lists(st.integers(0, 12) | st.integers(0, 4) | st.just(0), min_size=6, max_size=6).map(
    lambda counts: dict(zip(ROWS, counts, strict=True))
)
years = st.lists(columns, min_size=1, max_size=12)


def publish(year, known=KNOWN):
    """Month after month, as freezing does it: what was printed stays printed."""
    shown = []
    for column in year:
        kept = {row for row in known if any(month[row] is None for month in shown)}
        shown.append(printed(column, hide(column, known=known, kept_hidden=kept)))
    return shown


def ranges(column, shown, told):
    """Of every hidden cell the smallest and the largest value that agrees with the total and the cells in `told`.

    Counts have no upper bound of their own, so whatever the total leaves may lie in any one of the unknown cells.
    """
    unknown = [row for row in column if shown[row] is None and row not in told]
    rest = sum(column[row] for row in unknown)
    if len(unknown) == 1:
        return {unknown[0]: (rest, rest)}
    return dict.fromkeys(unknown, (0, rest))


@given(years)
def test_a_reader_of_the_table_learns_of_no_hidden_cell_more_than_five_values_hold(year):
    for column, shown in zip(year, publish(year), strict=True):
        for least, most in ranges(column, shown, told=()).values():
            assert most - least >= min(SMALL, sum(column.values())) > 0


@given(years)
def test_nor_does_one_who_has_the_known_rows_by_subtraction(year):
    for column, shown in zip(year, publish(year), strict=True):
        others = sum(column[row] for row in ROWS if row not in KNOWN)
        for least, most in ranges(column, shown, told=KNOWN).values():
            assert most - least >= min(SMALL, others)


@given(years)
def test_two_different_truths_agree_with_everything_printed(year):
    """Not by bounds but by showing them: the hidden matters of a column moved into one cell, and out of it."""
    shown = publish(year)
    totals = {row: row_total([month[row] for month in shown]) for row in ROWS}
    for at, column in enumerate(year):
        hidden = [row for row in ROWS if shown[at][row] is None]
        for row in hidden:
            seen = set()
            for other in hidden:
                truth = dict(column)
                truth.update(dict.fromkeys(hidden, 0))
                truth[other] = sum(column[name] for name in hidden)
                assert sum(truth.values()) == sum(column.values())
                assert all(totals[name] is None or truth[name] == column[name] for name in ROWS)
                seen.add(truth[row])
            assert max(seen) - min(seen) >= min(SMALL, sum(column.values()))


@given(years)
def test_no_small_cell_is_printed_beside_a_hidden_one(year):
    for column, shown in zip(year, publish(year), strict=True):
        assert all(shown[row] is None for row in ROWS if 0 < column[row] < SMALL)
        if None in shown.values():
            assert 0 not in shown.values()


@given(years)
def test_a_row_s_total_says_nothing_that_its_cells_do_not(year):
    shown = publish(year)
    for row in ROWS:
        cells = [month[row] for month in shown]
        assert row_total(cells) == (None if None in cells else sum(cells))


@given(years)
def test_of_a_known_row_all_months_are_hidden_from_the_first_hidden_one_on(year):
    """So the year's exact total less the printed months is one month alone in December at most."""
    shown = publish(year)
    for row in KNOWN:
        hidden = [month[row] is None for month, column in zip(shown, year, strict=True) if any(column.values())]
        assert hidden == sorted(hidden)


def test_examples_written_out():
    assert hide({"a": 9, "b": 7, "c": 6, "d": 8}) == frozenset()
    assert hide({"a": 9, "b": 0, "c": 6, "d": 8}) == frozenset()  # noughts alone give nothing away
    assert hide({"a": 9, "b": 3, "c": 6, "d": 8}) == {"b", "c"}
    assert hide({"a": 9, "b": 3, "c": 0, "d": 8}) == {"b", "c", "d"}  # 3 and 0 are too few together
    assert hide({"a": 9, "b": 3, "c": 4, "d": 8}) == {"b", "c"}
    assert hide({"a": 1, "b": 0, "c": 0, "d": 0}) == {"a", "b", "c", "d"}
    assert hide({"a": 3, "b": 9, "c": 9, "d": 9}, known=("a",)) == {"a", "b", "c"}
