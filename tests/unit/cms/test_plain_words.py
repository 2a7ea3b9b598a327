import pytest

from cms.plain_words import hanzi_in, hard_words, long_sentences, sentences

FORTY = "一" * 40


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("先登记。再入户！", ["先登记。", "再入户！"]),
        ("名单\n低保；特困", ["名单", "低保；", "特困"]),
        ("户主|人数", ["户主", "人数"]),
        ("", []),
        ("。。", ["。", "。"]),
    ],
)
def test_where_sentences_end(text, parts):
    assert list(sentences(text)) == parts


def test_only_hanzi_count():
    assert hanzi_in("2026年3月，共12户（见 A4 表）。") == 6


@pytest.mark.parametrize(
    ("text", "found"),
    [(FORTY + "。", 0), (FORTY + "，完。", 1), (FORTY + "\n" + FORTY, 0), (f"{FORTY}1234567890。", 0)],
)
def test_a_sentence_may_hold_forty(text, found):
    assert len(list(long_sentences(text))) == found


def test_the_count_is_told():
    assert list(long_sentences("二" * 41)) == [("二" * 41, 41)]


WORDS = {"知悉": "知道", "须知悉": "要知道", "家计": "家里的收支"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("请您须知悉。", ["须知悉"]),  # the longer one alone
        ("知悉后再次知悉", ["知悉"]),  # each once
        ("家计（家里的收支）要算清", []),  # explained on the spot
        ("说明白话", []),
    ],
)
def test_hard_words(text, words):
    assert [word for word, _passage, _plain in hard_words(text, WORDS)] == words


def test_the_passage_leads_back_to_the_place():
    ((_word, passage, plain),) = hard_words("一二三四五六七八九十甲乙丙家计，后面还有很多很多很多字", WORDS)
    assert passage == "四五六七八九十甲乙丙家计，后面还有很多很多很"
    assert plain == "家里的收支"
    assert list(hard_words("家计", {})) == []
