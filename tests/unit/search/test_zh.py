import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.search import zh
from portal.search.traditional import TO_SIMPLIFIED


@pytest.mark.parametrize(
    ("written", "plain"),
    [("低保ＡＢＣ１２", "低保abc12"), ("農村最低生活保障", "农村最低生活保障"), ("書面答復", "书面答复"), ("ﬁ①", "ﬁ1")],
)
def test_forms_are_brought_together_place_by_place(written, plain):
    assert zh.simplify(written) == plain
    assert len(zh.simplify(written)) == len(written)


@given(st.text())
def test_places_never_move(text):
    assert len(zh.simplify(text)) == len(text)


def test_the_table_is_sound():
    assert all(len(simple) == 1 and ord(simple) not in TO_SIMPLIFIED for simple in TO_SIMPLIFIED.values())


@pytest.mark.parametrize(
    "word", ["低保", "最低生活保障", "公示", "材料", "杜村", "异议", "书面答复", "57", "异议书", "河口镇"]
)
@pytest.mark.parametrize("sentence", ["{}", "关于{}的通知", "对{}有意见", "农村{}金民发〔2021〕57号", "请带{}，谢谢"])
def test_a_word_is_found_wherever_it_stands(word, sentence):
    found_by = set(zh.index_terms(sentence.format(word)))
    assert set(zh.query_terms(word)) <= found_by
    assert zh.query_terms(word)


@given(
    st.text(alphabet="低保公示材料异议书面答复申请户主村民办理收入财产核对", min_size=2, max_size=12),
    st.text(max_size=20),
)
def test_any_phrase_finds_the_text_that_holds_it(phrase, around):
    assert set(zh.query_terms(phrase)) <= set(zh.index_terms(f"{around}，{phrase}，{around}"))


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("怎么申请低保", ["低保", "申请"]),
        ("请问最低生活保障怎么申请？", ["低保", "申请"]),
        ("书面回复", ["答复", "书面"]),
        ("低保户", ["低保", "户"]),
        ("怎么", ["怎么"]),
        ("5,400元", ["5400"]),
        ("GS-2026-001", ["gs", "2026", "001"]),
        ("", []),
        ("？！ ", []),
        ("\x00", []),
    ],
)
def test_questions_are_cut_into_what_counts(question, terms):
    assert sorted(zh.query_terms(question)) == sorted(terms)


def test_half_a_word_counts_when_typing():
    assert zh.query_terms("低保政", prefix=True)[-1] == "政"
    assert zh.query_terms("异议", prefix=True) == ["异议"]
