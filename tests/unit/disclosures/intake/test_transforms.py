"""Cells as offices type them (domain.md 6.2), one line each."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.intake.identities import (
    as_new,
    birthday,
    born_after,
    clean_identity,
    has_shape,
    has_valid_check_digit,
    lost_digits,
)
from disclosures.intake.transforms import UNREADABLE, clean_name, parse_amount, parse_count, parse_month


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("620", "620"), ("620.00元", "620"), ("￥620", "620"), ("¥ 620.5", "620.5"), ("1,240", "1240"),
        ("１，２４０．５０", "1240.50"), ("620/月", "620"), ("620元/月", "620"), ("人民币620元整", "620"), ("-", "0"),
        ("无", "0"), ("—", "0"),
    ],
)  # fmt: skip
def test_amounts_that_can_be_read(text, amount):
    assert parse_amount(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text", ["0.6万元", "约620", "620-700", "-620", "1e3", "NaN", "Infinity", "六百", "620元5角", "元"]
)
def test_amounts_that_are_asked_about(text):
    assert parse_amount(text) is UNREADABLE


@pytest.mark.parametrize(
    ("text", "count"), [("3", 3), ("３", 3), ("3人", 3), ("3.0", 3), ("无", 0), ("-", 0), (" 3 ", 3)]
)
def test_counts_that_can_be_read(text, count):
    assert parse_count(text) == count


@pytest.mark.parametrize("text", ["3.5", "三", "1+2", "-1", "12345678", "人"])
def test_counts_that_are_asked_about(text):
    assert parse_count(text) is UNREADABLE


def test_an_empty_cell_is_neither():
    assert parse_count("") is None
    assert parse_amount("") is None


@given(st.text(max_size=30))
def test_whatever_stands_in_a_cell_no_transform_breaks(text):
    assert parse_amount(text) is None or parse_amount(text) is UNREADABLE or parse_amount(text) >= 0
    assert parse_count(text) is None or parse_count(text) is UNREADABLE or parse_count(text) >= 0
    clean_name(text)
    number = clean_identity(text)
    if has_shape(number):
        has_valid_check_digit(number)
        birthday(number)


@given(st.decimals(min_value=0, max_value=99_999_999, places=2, allow_nan=False, allow_infinity=False))
def test_every_amount_of_cents_survives_its_clothes(amount):
    for text in (f"{amount}", f"￥{amount:,}", f"{amount}元/月"):
        assert parse_amount(text) == amount


@pytest.mark.parametrize(
    ("text", "name", "has_note"),
    [
        ("张　三", "张三", False), ("张 三", "张三", False), (" 张三\u00a0", "张三", False), ("张三（已故）", "张三", True),
        ("张三[渐退]", "张三", True), ("买买提•吐尔逊", "买买提·吐尔逊", False), ("买买提.吐尔逊", "买买提·吐尔逊", False),
        ("张\u200b三", "张三", False), ("𠮷田一", "𠮷田一", False), ("张三\n", "张三", False),
    ],
)  # fmt: skip
def test_names(text, name, has_note):
    assert clean_name(text) == (name, has_note)


@pytest.mark.parametrize(
    ("number", "valid"),
    [("11010519491231002X", True), ("360426199101010071", True), ("360426199101010072", False)],
)
def test_check_digits_of_the_standard(number, valid):
    """GB 11643-1999; the last two are counter-checks."""
    assert has_valid_check_digit(number) is valid


@pytest.mark.parametrize(
    "text",
    ["11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ", "110105 19491231 002X", "'11010519491231002X"],
)
def test_identity_numbers_in_every_dress(text):
    assert clean_identity(text) == "11010519491231002X"


def test_an_old_number_meets_its_new_form():
    assert as_new("110105491231002") == "11010519491231002X"


@pytest.mark.parametrize("text", ["4.10101E+17", "4.1E17", "4E+17"])
def test_exponents(text):
    assert lost_digits(text)


def test_eighteen_today_is_no_minor():
    assert not born_after("999999200803100011", "20080310")
    assert born_after("999999200803110011", "20080310")


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2026.3", (2026, 3)), ("2026-03", (2026, 3)), ("2026/3", (2026, 3)), ("2026年3月", (2026, 3)),
        ("2026年03月份", (2026, 3)), ("202603", (2026, 3)), ("20260331", (2026, 3)), ("2026-03-31", (2026, 3)),
        ("２０２６年１２月", (2026, 12)), ("46082", (2026, 3)), ("46083", (2026, 3)), ("3月", (0, 3)), ("", None),
        ("2026-03-31 00:00:00", (2026, 3)),
    ],
)  # fmt: skip
def test_months_in_every_dress(text, month):
    assert parse_month(text) == month


@pytest.mark.parametrize("text", ["1-3月", "第一季度", "2026", "2026年13月", "202613", "2026年第一季度", "x"])
def test_what_is_no_month(text):
    assert parse_month(text) is UNREADABLE
