import datetime

import pytest
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from modelsearch.backends import get_search_backend
from modelsearch.query import And, Not, Or, Phrase, PlainText
from wagtail.models import Page

from portal.search import documents, facets, sections, selectors, snippets
from portal.search.models import SearchDocument, SearchTerm
from tests.factories.search import put

pytestmark = pytest.mark.django_db


@pytest.fixture
def library():
    put(
        key="policy", title="最低生活保障审核确认办法", text="申请材料齐全的，应当受理。有异议的可以提出。", kind="办法"
    )
    put(key="notice", section="notices", title="河口镇杜村第一榜公示", text="公示期七天，如有异议请向镇政府反映。")
    put(key="answer", section="answers", title="来信多久能收到书面答复", text="自受理之日起六十日内给出书面答复。")
    put(key="other", title="临时救助办法", text="遇到突发困难的家庭可以申请。")


def keys(question, **chosen):
    return {document.key for document in selectors.find(question, chosen=facets.Chosen(**chosen)).results}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("低保", {"policy"}),
        ("最低生活保障", {"policy"}),
        ("公示", {"notice"}),
        ("材料", {"policy"}),
        ("杜村", {"notice"}),
        ("異議", {"policy", "notice"}),
        ("書面答復", {"answer"}),
        ("书面答复", {"answer"}),
        ("办法", {"policy", "other"}),
        ("河口镇杜村公示", {"notice"}),
        ("魑魅魍魉", set()),
        ("asdfqwer", set()),
        ("!!!", set()),
        ("\"' OR 1=1 --", set()),
        ("杜村*", {"notice"}),
        ("(((", set()),
        ("%_\\", set()),
    ],
)
def test_finds_what_holds_the_words_and_nothing_else(library, question, expected):
    assert keys(question) == expected


def test_a_page_with_every_word_comes_first_and_the_nearest_where_none_has_all(library):
    whole = selectors.find("临时救助 申请")
    assert whole.results[0].key == "other"
    assert whole.is_whole
    part = selectors.find("临时救助 魑魅")
    assert [page.key for page in part.results] == ["other"]
    assert not part.is_whole


def test_a_word_or_two_in_a_long_question_are_no_answer(library):
    assert keys("昨晚看的电影真好看演员也不错音乐动听公示") == set()


def test_titles_come_before_texts():
    put(key="text", title="通知", text="本办法规定公示和其他的事情，" * 3)
    put(key="title", title="公示", text="通知")
    assert [document.key for document in selectors.find("公示").results] == ["title", "text"]


def test_putting_again_replaces(library):
    put(key="notice", section="notices", title="河口镇河村公示", text="")
    assert keys("杜村") == set()
    assert keys("河村") == {"notice"}
    assert SearchDocument.objects.filter(key="notice").count() == 1


def test_dropping_is_at_once(library):
    documents.drop(section="notices", key="notice")
    assert keys("杜村") == set()
    documents.drop(section="notices", key="notice")


def test_a_change_that_fails_leaves_the_search_as_it_was(library):
    def fail():
        with transaction.atomic():
            documents.drop(section="notices", key="notice")
            put(key="new", title="新公示")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert keys("公示") == {"notice"}


@pytest.mark.parametrize("field", ["title", "text"])
@pytest.mark.parametrize(
    "value", ["张三11010519491231002X", "联系13812341234", "0791-8812345", "卡号6222020200000120003"]
)
def test_personal_numbers_are_refused(field, value):
    with pytest.raises(documents.CarriesPersonalData) as error:
        put(**{field: value})
    assert value[-6:] not in str(error.value)
    assert not SearchDocument.objects.exists()


def test_personal_numbers_in_a_file_are_refused():
    with pytest.raises(documents.CarriesPersonalData):
        put(attached="联系13812341234")


def test_the_offices_own_numbers_may_be_found():
    from portal.orgs.models import OfficeProfile

    OfficeProfile.objects.create(phone="0791-8812345")
    put(text="咨询电话：0791-8812345", key="a")
    assert keys("咨询") == {"a"}


@pytest.mark.django_db(transaction=True)
def test_the_index_can_be_built_anew(library, capsys):
    SearchTerm.objects.all().delete()
    assert keys("公示") == set()
    rebuilt = []
    sections.register(
        sections.Section("answers", "问答", 3, rebuild=lambda: rebuilt.append(put(key="x", section="answers")))
    )
    call_command("reindex_search")
    assert keys("公示") == {"notice"}
    assert len(rebuilt) == 1
    assert keys("书面答复") == set()
    assert "4 documents" in capsys.readouterr().out


@pytest.fixture
def page():
    page = Page(title="农村低保政策解读", slug="x")
    Page.objects.get(depth=1).add_child(instance=page)
    get_search_backend().add(page)
    return page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("政策", True),
        ("低保政", True),
        ("低保解读", True),
        ("养老", False),
        (Phrase("政策解读"), True),
        (PlainText("政策 养老", operator="or"), False),
        (And([PlainText("政策"), PlainText("低保")]), True),
        (Or([PlainText("养老"), PlainText("低保")]), True),
        (And([PlainText("政策"), PlainText("?")]), False),
        (Or([PlainText("?"), PlainText("低保")]), True),
        (And([PlainText("政策"), Not(PlainText("养老"))]), True),
    ],
)
def test_the_admins_pages_are_searched_by_the_same_words(page, query, found):
    assert (page.pk in {one.pk for one in get_search_backend().search(query, Page.objects.all())}) is found


@pytest.mark.parametrize("typed", ["农", "农村", "低保政", "低保政策", "解"])
def test_the_admins_chooser_completes(page, typed):
    assert page.pk in {one.pk for one in get_search_backend().autocomplete(typed, Page.objects.all())}


def test_marks_words_in_any_script_and_escapes_the_rest():
    assert snippets.mark("農村低保<b>", ["农村", "低保"]) == "<mark>農村</mark><mark>低保</mark>&lt;b&gt;"
    assert snippets.mark("a&b", []) == "a&amp;b"


def test_an_excerpt_shows_where_the_words_are():
    text = "头" * 300 + "申请低保要带材料" + "尾" * 300
    piece = snippets.excerpt(text, ["低保", "材料"])
    assert "申请低保要带材料" in piece
    assert piece.startswith("…")
    assert piece.endswith("…")
    assert len(piece) <= snippets.LENGTH + 2
    assert snippets.excerpt("短  文", ["x"]) == "短 文"


def get(client, **query):
    return client.get(reverse("search:results"), query)


def test_the_page_marks_and_counts(client, library, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        answer = get(client, q="异议")
    page = answer.content.decode()
    assert "<mark>异议</mark>" in page
    assert "公示（1）" in page
    assert answer["X-Robots-Tag"] == "noindex"
    assert not answer.cookies


def test_a_section_keeps_the_counts_of_all(client, library):
    page = get(client, q="异议", section="notices").content.decode()
    assert "杜村" in page
    assert "审核确认办法" not in page
    assert "全部（2）" in page


def test_the_way_in_may_be_found_from_outside_and_an_answer_may_not(client):
    way_in, answer = client.get("/search/"), client.get("/search/", {"q": "低保"})
    assert "X-Robots-Tag" not in way_in
    assert "noindex" not in way_in.content.decode()
    assert answer["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in answer.content.decode()


def test_nothing_asked_offers_questions(client):
    assert "怎么申请低保" in get(client).content.decode()
    assert "怎么申请低保" in get(client, q="  ").content.decode()


def test_nothing_found_says_what_to_try_and_whom_to_ring(client):
    from portal.orgs.models import OfficeProfile

    OfficeProfile.objects.create(phone="0791-8812345")
    page = get(client, q="魑魅魍魉").content.decode()
    assert "没有找到" in page
    assert "可以这样试试" in page
    assert "0791-8812345" in page


def test_long_questions_are_sent_back(client):
    answer = get(client, q="低" * 5000)
    assert answer.status_code == 200
    assert "问题太长了" in answer.content.decode()
    assert "低" * 100 not in answer.content.decode()


@pytest.mark.parametrize(
    "query",
    [{"q": "公示", "page": "x"}, {"q": "公示", "page": "-1"}, {"q": "公示", "page": "999999"}, {"q": "公示", "section": "\x00"},
     {"q": "\x00公示"}, {"q": "公示", "section": "nope"}, {"q": "<script>alert(1)</script>"}],
)  # fmt: skip
def test_odd_addresses_do_no_harm(client, library, query):
    answer = get(client, **query)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_many_results_are_paged(client):
    for number in range(25):
        put(key=f"n{number}", title=f"公示第{number}号", day=datetime.date(2026, 3, 1))
    assert get(client, q="公示").content.decode().count("<mark>公示</mark>") == 20
    assert get(client, q="公示", page=2).content.decode().count("<mark>公示</mark>") == 5
