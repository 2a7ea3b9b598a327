import pytest

from portal.orgs.names import normalise, strip_ancestors


@pytest.mark.parametrize(
    "text",
    [
        "杜村",
        " 杜 村 ",
        "杜　村",
        "杜村村",
        "杜村村民委员会",
        "杜村村委会",
        "杜村委会",
        "杜村村委员会",
        "\ufeff杜村\u200b",
    ],
)
def test_spellings_of_one_village_are_one(text):
    assert normalise(text) == normalise("杜村")


@pytest.mark.parametrize("text", ["石桥村", "石桥", "石桥村村", "石桥村委会", "石桥村村委会", "石桥村村民委员会"])
def test_spellings_of_a_longer_name_are_one(text):
    assert normalise(text) == normalise("石桥村")


@pytest.mark.parametrize("text", ["杜", "杜庄", "小杜村", "杜村北", ""])
def test_other_names_stay_other(text):
    assert normalise(text) != normalise("杜村")


def test_a_long_name_is_known_without_its_last_word():
    assert normalise("大王庄") == normalise("大王庄村") == normalise("大王庄村委会")


def test_a_residents_committee_is_its_neighbourhood():
    assert normalise("城关社区居民委员会") == normalise("城关社区居委会") == "城关社区"


def test_full_width_letters_and_digits_are_plain():
    assert normalise("Ａ１村") == normalise("A1村")


def test_the_names_above_come_off_the_front():
    assert strip_ancestors("青石县柳河镇杜村", ("青石县", "柳河镇")) == "杜村"
    assert strip_ancestors("柳河镇", ("青石县", "柳河镇")) == "柳河镇"
