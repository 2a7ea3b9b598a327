import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitions import codes

KEY = "k" * 43


def test_a_code_is_130_bits_and_two_check_letters_in_groups_of_four():
    code = codes.code_for(codes.new_key())
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}", code)
    assert codes.BITS == 130
    assert 32**26 == 2**130


def test_codes_spread_over_the_whole_alphabet_and_never_repeat():
    made = [codes.normalise(codes.code_for(codes.new_key())) for _ in range(2000)]
    assert len(set(made)) == 2000
    for place in range(26):
        assert len({code[place] for code in made}) == 32


def test_one_key_one_code_and_the_code_is_not_the_key():
    assert codes.code_for(KEY) == codes.code_for(KEY)
    assert codes.code_for(KEY) != codes.code_for(KEY[:-1] + "x")


def test_without_the_servers_secret_a_key_tells_nothing(settings):
    before = codes.code_for(KEY)
    settings.FINGERPRINT_KEY = "another"
    assert codes.code_for(KEY) != before


@given(st.integers(0, 25), st.sampled_from(codes.ALPHABET))
def test_one_wrong_letter_is_noticed(place, letter):
    code = codes.normalise(codes.code_for(KEY))
    wrong = code[:place] + letter + code[place + 1 :]
    assert codes.is_well_formed(wrong) == (wrong == code)


@pytest.mark.parametrize("spelling", [str.lower, lambda code: code.replace("-", " "), lambda code: f" {code} "])
def test_a_code_is_read_however_it_was_typed(spelling):
    code = codes.code_for(KEY)
    assert codes.normalise(spelling(code)) == codes.normalise(code)
    assert codes.is_well_formed(spelling(code))


def test_full_width_and_look_alikes():
    assert codes.normalise("ａｂ１２－oil") == "AB12011"


def test_number_and_code_belong_together():
    code = codes.code_for(KEY)
    assert codes.fingerprint_code("2026-0001", code) != codes.fingerprint_code("2026-0002", code)
    assert codes.fingerprint_code("２０２６—0001", code.lower()) == codes.fingerprint_code("2026-0001", code)
    assert codes.normalise(code).lower() not in codes.fingerprint_code("2026-0001", code)
