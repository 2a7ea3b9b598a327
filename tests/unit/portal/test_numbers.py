import pytest

from portal.numbers import read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("0012", 12),
        ("9" * 17, 10**17 - 1),
        *((text, None) for text in (None, "", "-1", "1.5", "x", "²", "٣", "１", " 1", "9" * 18, "9" * 5_000)),
    ],
)
def test_only_a_number_that_every_column_holds_is_one(text, number):
    assert read_number(text) == number
