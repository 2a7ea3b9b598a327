"""Whom a letter names, and the letter without its sender: tables of plain text."""

import pytest

from petitions import naming, redaction


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("王大山收了钱。", [1]),
        ("村干部王 大 山收了钱。", [1]),
        ("王大山、李小河都在场。", [1, 2]),
        ("王某收了钱。", []),
        ("", []),
    ],
)
def test_staff_are_found_by_their_full_name(text, found):
    assert naming.find_people(text, [(1, "王大山"), (2, "李小河"), (3, "王"), (4, "")]) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("杜村的干部", [1]),
        ("杜村村民委员会的干部", [1]),
        ("大王庄的会计", [2]),
        ("老庄的会计", [2]),  # an alias
        ("上级来的人", []),
    ],
)
def test_villages_are_found_by_any_name(text, found):
    assert naming.find_units(text, [(1, "杜村"), (2, "大王庄村"), (2, "老庄"), (3, "上")]) == found


@pytest.mark.parametrize(
    "text",
    [
        "我是钱进宝，电话13800138000。",
        "我是钱 进 宝，电话138-0013-8000。",
        "本人（钱进宝）家住杜村一组12号。",
        "另有电话0990-5550199。",
    ],
)
def test_nothing_of_the_sender_is_left(text):
    known = ["钱进宝", "13800138000", "杜村一组12号"]
    redacted = redaction.redact(text, known)
    assert redaction.find_known(redacted, known) == []
    for word in ("钱进宝", "进 宝", "8000", "12号", "5550199"):
        assert word not in redacted
    assert redaction.SENDER in redacted or redaction.BOX in redacted


def test_what_the_office_publishes_stays():
    assert redaction.redact("打过0990-5550101。", [], allowed=["0990-5550101"]) == "打过0990-5550101。"
