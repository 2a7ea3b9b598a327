"""The same remarks in the editor's preview, above the form, and after saving."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.checker import WordsChecker
from cms.models import AboutPage, ExplanationPage, PlainWord, PolicyPage
from cms.plain_words import Kind
from cms.remarks import remarks_on
from portal.accounts import grants
from tests.factories.accounts import StaffFactory
from tests.factories.cms import ExplanationPageFactory, GuidePageFactory, PolicyPageFactory, policy_index

pytestmark = pytest.mark.django_db
LONG = "凡是在本镇居住满一年以上并且全家月人均收入低于本县当年公布的农村最低生活保障标准的困难家庭都可以来申请。"


@pytest.fixture(autouse=True)
def _one_hard_word():
    PlainWord.objects.all().delete()
    PlainWord.objects.create(word="知悉", plain="知道")


@pytest.fixture
def clerk():
    grants.sync()
    return StaffFactory(role="case_worker")


def kinds(page):
    return [remark.kind for remark in remarks_on(page)]


def explained(**fields):
    return ExplanationPageFactory(**{"title": "怎么复核", "body": [("text", "<p>每年查一次。</p>")], **fields})


def test_a_plain_text_gets_no_remark():
    assert remarks_on(explained()) == []


def test_the_words_of_an_explanation_are_looked_at_wherever_they_stand():
    page = explained(summary="请知悉", body=[("question", {"question": "谁能申请？", "answer": f"<p>{LONG}</p>"})])
    (long,) = [remark for remark in remarks_on(page) if remark.kind == Kind.LONG]
    assert (long.place, long.passage) == ("正文", LONG)
    assert "51个字" in long.advice
    (hard,) = [remark for remark in remarks_on(page) if remark.kind == Kind.JARGON]
    assert (hard.place, hard.advice) == ("一句话说明", "“知悉”可以说成：知道。")


def test_what_an_organ_decreed_is_quoted_and_not_smoothed():
    page = PolicyPageFactory(body=[("text", f"<p>{LONG}请知悉。</p>")], summary="请知悉")
    ExplanationPageFactory(policy=page)
    assert kinds(page) == [Kind.JARGON]


def test_a_policy_asks_for_its_explanation():
    page = PolicyPageFactory()
    (remark,) = remarks_on(page)
    assert (remark.kind, remark.advice) == (Kind.UNEXPLAINED, "请在政策文件库里写一篇解读，选这份文件。")
    draft = ExplanationPageFactory(policy=page, draft=True)
    assert remarks_on(page)[0].advice == "解读还是草稿，请送审。"
    draft.save_revision().publish()
    assert remarks_on(page) == []
    assert kinds(PolicyPageFactory(repealed=True)) == []
    assert kinds(explained(policy=None)) == [Kind.UNEXPLAINED]


def test_personal_data_is_named_by_kind_and_never_repeated():
    page = explained()
    page.body = [("text", "<p>身份证号11010519491231002X</p>")]
    (remark,) = remarks_on(page)
    assert remark.kind == Kind.PERSONAL
    assert "身份证号" in remark.advice
    assert "11010519491231002X" not in str(remark)


def test_guides_and_other_pages_of_ours_are_looked_at_too():
    assert kinds(GuidePageFactory(summary="请知悉")) == [Kind.JARGON]
    assert kinds(AboutPage(title="窗口", slug="about", intro="请知悉")) == [Kind.JARGON]


def form(**changes):
    fields = {
        "title": "怎么复核",
        "slug": "how",
        "body": streamfield([("text", rich_text("<p>请知悉。</p>"))]),
        "comments": inline_formset([]),
    }
    return nested_form_data({**fields, **changes})


def add(client, **changes):
    url = reverse("wagtailadmin_pages:add", args=["cms", "explanationpage", policy_index().pk])
    return client.post(url, form(**changes), follow=True)


def test_the_server_looks_again_when_the_text_is_handed_in(client, clerk):
    client.force_login(clerk)
    response = add(client, **{"action-submit": "1"})
    assert "文字检查有2处提醒" in response.content.decode()
    assert ExplanationPage.objects.get().workflow_in_progress  # no remark stops it


def test_the_reviewer_sees_what_the_author_saw(client, clerk):
    client.force_login(clerk)
    add(client, **{"action-submit": "1"})
    url = reverse("wagtailadmin_pages:edit", args=[ExplanationPage.objects.get().pk])
    for user in (clerk, StaffFactory(role="publisher")):
        client.force_login(user)
        assert "“知悉”可以说成：知道。" in client.get(url).content.decode()


def test_the_editor_is_told_while_writing(client, clerk):
    client.force_login(clerk)
    url = reverse("wagtailadmin_pages:preview_on_add", args=["cms", "explanationpage", policy_index().pk])
    assert client.post(url, form()).json()["is_valid"]
    text = client.get(url, {"in_preview_panel": "true"}).content.decode()
    assert 'data-remark="hard-word"' in text
    assert "wagtailadmin/js/userbar.js" in text
    rules = {rule["id"]: rule["selector"] for rule in WordsChecker().get_axe_custom_rules(None)}
    assert rules["hard-word"] == '[data-remark="hard-word"]'
    assert not [kind for kind in Kind if kind not in WordsChecker.axe_run_only or kind not in WordsChecker.axe_messages]


def test_the_checker_of_the_form_is_ours(client, clerk):
    client.force_login(clerk)
    page = PolicyPageFactory()
    text = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "hard-word" in text


def test_readers_see_nothing_of_it(client):
    page = explained(summary="请知悉")
    text = client.get(page.url).content.decode()
    assert "data-remark" not in text
    assert "userbar" not in text


def test_the_list_is_the_editors_own(client, clerk):
    assert not PolicyPage.objects.exists()
    publisher = StaffFactory(role="publisher")
    client.force_login(publisher)
    url = reverse("wagtailsnippets_cms_plainword:add")
    client.post(url, {"word": "届时", "plain": "到那时候"})
    assert kinds(explained(summary="届时请来")) == [Kind.JARGON]
