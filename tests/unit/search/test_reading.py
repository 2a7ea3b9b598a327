"""A question is read as residents mean it: other names, sayings, pinyin, wrong characters."""

import pytest

from portal.search import reading, selectors
from portal.search.models import SearchWord
from tests.factories.search import put

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _pages():
    put(key="dibao", title="申请农村最低生活保障", text="带上户口簿和身份证。")
    put(key="pay", title="哪天发放", text="每月十五日前到账。")
    put(key="temporary", title="临时救助办法", text="突然遇到困难，可以申请。")
    put(key="object", title="对公示提出异议", text="公示期内都可以提。")


def first(question, **kwargs):
    results = selectors.find(question, **kwargs).results
    return results[0].key if results else None


@pytest.mark.parametrize(
    ("question", "key", "understood"),
    [
        ("低保", "dibao", ""),
        ("钱没打下来", "pay", ""),
        ("钱怎么还没到账呀", "pay", ""),
        ("dibao", "dibao", "低保"),
        ("DI BAO", "dibao", "低保"),
        ("db", "dibao", "低保"),
        ("shenqingdibao", "dibao", "申请低保"),
        ("zenme shenqing dibao", "dibao", "怎么申请低保"),
        ("mei daozhang", "pay", "没到账"),
        ("linshijiuzhu", "temporary", "临时救助"),
        ("lingsi jiuzu", "temporary", "临时救助"),
        ("低bao", "dibao", "低保"),
        ("底保", "dibao", "低保"),
        ("林时救助", "temporary", "临时救助"),
        ("提意义", "object", "提异议"),
    ],
)
def test_what_is_meant_is_found_and_said(question, key, understood):
    assert first(question) == key
    assert selectors.find(question).asked_as == understood


def test_letter_by_letter_nothing_is_corrected():
    assert first("底保", literal=True) is None
    assert selectors.find("dibao", literal=True).asked_as == ""


def test_letters_that_a_page_holds_are_no_pinyin():
    put(key="form", title="DB表", text="填写说明")
    assert first("db") == "form"


def test_a_changed_word_works_at_the_next_question():
    assert first("公家给的口粮") is None
    SearchWord.objects.create(kind="says", said="公家给…粮", means="最低生活保障")
    assert first("公家给的口粮") == "dibao"
    SearchWord.objects.filter(said="公家给…粮").first().delete()
    assert first("公家给的口粮") is None


def test_a_word_switched_off_is_not_used():
    word = SearchWord.objects.get(kind="same", said__startswith="低保、")
    word.is_used = False
    word.save()
    assert first("低保") is None


def test_within_a_longer_saying_a_shorter_one_is_not_meant():
    SearchWord.objects.create(kind="says", said="新车", means="财产")
    SearchWord.objects.create(kind="says", said="新车棚", means="公示栏")
    words = {option.word for group in reading.read("新车棚").groups for option in group.options}
    assert "公示栏" in words
    assert "财产" not in words


def test_nothing_found_offers_what_sounds_nearly_so():
    assert "临时救助" in selectors.nearby("林四旧足")
