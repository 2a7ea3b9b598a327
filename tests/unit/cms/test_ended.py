"""A repealed rule is found wherever a public text names it, and the reader is told since when and what holds now."""

from datetime import date

import pytest
import time_machine

from cms import ended
from tests.factories import cms as make
from tests.factories.disclosures import PublicationFactory

pytestmark = pytest.mark.django_db
OLD = "民发〔2012〕220号"
SENTENCE = "《最低生活保障审核审批办法（试行）》（民发〔2012〕220号）从2021年7月1日起不再执行，现在照《最低生活保障审核确认办法》（民发〔2021〕57号）执行。"


@pytest.fixture
def _repealed():
    make.LegalBasisFactory(repealed=True, replaced_by=make.LegalBasisFactory())


@pytest.mark.usefixtures("_repealed")
@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("依据民发〔2012〕220号", True),
        ("依据民发[2012]220号", True),
        ("依据民发（ 2012 ）220 号", True),
        ("依据《最低生活保障审核审批办法(试行)》", True),
        ("依据民发〔2021〕57号", False),
        ("依据民发〔2012〕22号", False),
    ],
)
def test_found_however_it_is_written(text, is_found):
    assert ended.sentences_about(text) == ([SENTENCE] if is_found else [])


@pytest.mark.usefixtures("_repealed")
@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("依据民发〔2012〕220号办理。", True),
        ("依据民发[2012] 220 号办理", True),
        ("民发（2012）２２０号", True),
        ("依据《最低生活保障审核审批办法（试行）》办理。", True),
        ("民发〔2012〕220号已经废止。", False),
        ("由民发〔2021〕57号代替民发〔2012〕220号。", False),
        ("民发〔2012〕220号已经废止。仍照民发〔2012〕220号办理。", True),
        ("民发〔2012〕221号", False),
    ],
)
def test_the_news_of_its_end_does_not_rest_on_a_rule(text, is_found):
    page = make.PolicyPageFactory(body=[("text", f"<p>{text}</p>")])
    assert [one.number for one in ended.relied_on_in(page)] == ([OLD] if is_found else [])


@pytest.mark.usefixtures("_repealed")
def test_a_rule_holds_to_the_end_of_its_last_day():
    assert ended.ended_in_words([OLD], date(2021, 6, 30)) == []
    assert len(ended.ended_in_words([OLD], date(2021, 7, 1))) == 1


def shown(client, page) -> str:
    return client.get(page.url).content.decode()


@pytest.mark.usefixtures("_repealed")
@pytest.mark.parametrize(
    ("factory", "field", "value"),
    [
        (make.PolicyPageFactory, "body", [("text", f"<p>依据{OLD}制定。</p>")]),
        (make.ExplanationPageFactory, "body", [("text", f"<p>照{OLD}办。</p>")]),
        (make.GuidePageFactory, "standard_note", f"照{OLD}执行。"),
        (make.GuidePageFactory, "conditions", [("condition", f"符合{OLD}的规定")]),
    ],
)
def test_pages_say_so(client, factory, field, value):
    assert "不再执行" not in shown(client, factory())
    assert SENTENCE in shown(client, factory(**{field: value}))


@pytest.mark.usefixtures("_repealed")
def test_the_catalogue_says_since_when_and_what_replaced_it(client):
    make.DisclosureItemFactory().bases.add(ended.LegalBasis.objects.get(document_number=OLD))
    assert SENTENCE in shown(client, make.catalogue_page())


@time_machine.travel("2026-03-10 10:00+08:00", tick=False)
def test_a_policy_of_the_library_counts_too_and_leads_to_the_new_one(client):
    new = make.PolicyPageFactory(title="新办法", document_number="新1号")
    old = make.PolicyPageFactory(title="老办法", document_number="老1号", repealed=True, replaced_by=new)
    html = shown(client, make.PolicyPageFactory(body=[("text", "<p>照《老办法》办。</p>")]))
    assert "《老办法》（老1号）从2026年2月1日起不再执行，现在照《新办法》（新1号）执行。" in html
    assert f'href="{new.url}"' in html
    assert 'id="repealed"' not in shown(client, old)


def test_the_page_turns_over_when_the_rule_ends(client):
    make.LegalBasisFactory(document_number="新1号", valid_until=date(2026, 3, 10))
    page = make.PolicyPageFactory(body=[("text", "<p>依据新1号。</p>")])
    with time_machine.travel("2026-03-10 23:59+08:00", tick=False):
        assert "不再执行" not in shown(client, page)
    with time_machine.travel("2026-03-11 00:01+08:00", tick=False):
        assert "从2026年3月11日起不再执行" in shown(client, page)


@pytest.mark.usefixtures("_repealed")
def test_a_notice_says_what_became_of_its_basis(client):
    notice = PublicationFactory(basis=f"最低生活保障审核审批办法（试行）第十八条（{OLD}）")
    html = client.get(f"/notices/{notice.number}/").content.decode()
    assert SENTENCE in html
