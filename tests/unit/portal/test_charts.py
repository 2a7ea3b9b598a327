"""Charts are geometry: what is drawn is in proportion, and what is not told is not drawn."""

from decimal import Decimal

import pytest

from portal.charts import ROWS_SPAN, Series, columns, rows, say, say_short


def number(text: str) -> float:
    return float(text.rstrip("%em"))


def test_lying_bars_are_in_proportion_and_carry_their_numbers():
    chart = rows("k", "户数", ["甲村", "乙村"], [Series("户数", [200, 50])])
    assert [number(bar.width) for bar in chart.bars] == [ROWS_SPAN, ROWS_SPAN / 4]
    assert [bar.text for bar in chart.bars] == ["200", "50"]
    assert [word.text for word in chart.words] == ["甲村", "乙村"]


def test_standing_bars_reach_up_from_one_line():
    chart = columns("k", "件数", ["1", "2"], [Series("登记", [10, 5]), Series("办结", [0, 10])])
    tall, none, half, same = chart.bars
    assert number(tall.height) == number(same.height) == 2 * number(half.height)
    assert number(none.height) == 0
    feet = {round(number(bar.y) + number(bar.height), 2) for bar in chart.bars}
    assert len(feet) == 1
    assert [bar.filling for bar in chart.bars] == [1, 2, 1, 2]


def test_what_is_not_told_has_no_size_and_says_why():
    lying = rows("k", "金额", ["一", "二"], [Series("金额", [None, 8000])], untold="没有单独公布")
    assert (number(lying.bars[0].width), lying.bars[0].text, lying.bars[0].is_told) == (0, "没有单独公布", False)
    standing = columns("k", "率", ["1", "2", "3"], [Series("率", [None, 80, None])], top=100, untold="件数太少")
    assert [bar.is_told for bar in standing.bars] == [False, True, False]
    assert {bar.height for bar in standing.bars if not bar.is_told} == {"1.00em"}
    assert standing.untold == "件数太少"
    assert columns("k", "率", ["1"], [Series("率", [80])], untold="件数太少").untold == ""
    assert "80" in standing.summary
    assert "None" not in standing.summary


def test_columns_as_wide_as_their_time():
    chart = columns("k", "标准", ["2024", "2025"], [Series("标准", [590, 620])], edges=[0, 0.25, 1])
    assert number(chart.bars[1].width) == pytest.approx(3 * number(chart.bars[0].width), rel=0.01)


def test_the_scale_is_round_and_holds_the_largest():
    for most in (1, 3, 7, 99, 100, 101, 4321, 158440, Decimal("12345.67")):
        chart = columns("k", "x", ["1"], [Series("x", [most])])
        assert 3 <= len(chart.scale) <= 6, most
        assert number(chart.bars[0].height) <= 11, most
    assert [line.text for line in columns("k", "x", ["1"], [Series("x", [90])], top=100).scale][-1] == "100"


def test_many_columns_leave_their_numbers_to_the_table_and_thin_out_their_labels():
    few = columns("k", "x", ["1", "2"], [Series("x", [3, 4])])
    many = columns("k", "x", [str(year) for year in range(2010, 2026)], [Series("x", [1] * 16)])
    assert [bar.text for bar in few.bars] == ["3", "4"]
    assert not any(bar.text for bar in many.bars)
    assert len(many.words) < 16


def test_nothing_at_all_is_drawn_without_dividing_by_it():
    assert rows("k", "x", ["甲"], [Series("x", [0])]).bars[0].width == "0.00%"
    assert columns("k", "x", ["1"], [Series("x", [0])]).bars[0].height == "0.00em"


def test_numbers_as_people_write_them():
    assert [say(1240), say(Decimal("1240.50")), say(Decimal("620.00")), say(100)] == ["1,240", "1,240.5", "620", "100"]
    assert [say_short(9000), say_short(150000), say_short(15000)] == ["9,000", "15万", "1.5万"]
