"""Published questions and answers, for everybody."""

import pytest
from django.urls import reverse

from petitions.models import Answer
from petitions.vocabulary import Kind
from portal.kept import editions
from tests.factories.petitions import AnswerFactory

pytestmark = pytest.mark.django_db


def test_the_list_shows_what_is_published_and_nothing_else(client):
    AnswerFactory(published=True, title="打工收入怎么算")
    AnswerFactory(title="还没公开的")
    AnswerFactory(withdrawn=True, title="撤下来的")
    page = client.get(reverse("petitions:answer_list")).content.decode()
    assert "打工收入怎么算" in page
    assert "还没公开的" not in page
    assert "撤下来的" not in page


def test_an_empty_list_says_what_next(client):
    page = client.get(reverse("petitions:answer_list")).content.decode()
    assert "还没有公开的问答" in page
    assert reverse("petitions:new") in page


def test_by_kind(client):
    AnswerFactory(published=True, title="咨询的")
    AnswerFactory(published=True, title="建议的", kind=Kind.SUGGESTION)
    page = client.get(reverse("petitions:answer_list"), {"kind": "suggestion"}).content.decode()
    assert "建议的" in page
    assert "咨询的" not in page


def test_nonsense_in_the_address_does_no_harm(client):
    AnswerFactory(published=True)
    for query in ({"kind": "'; drop"}, {"year": "²"}, {"page": "x"}, {"year": "99999"}):
        assert client.get(reverse("petitions:answer_list"), query).status_code == 200


def test_pages_of_twenty_cost_what_a_page_of_one_costs(client, django_assert_max_num_queries):
    AnswerFactory(published=True)
    with django_assert_max_num_queries(20) as few:
        client.get(reverse("petitions:answer_list"))
    for _ in range(20):
        AnswerFactory(published=True)
    editions.bump()
    with django_assert_max_num_queries(len(few.captured_queries)):
        page = client.get(reverse("petitions:answer_list")).content.decode()
    assert page.count('<time datetime="') == 20
    assert client.get(reverse("petitions:answer_list"), {"page": 2}).content.decode().count('<time datetime="') == 1


def test_one_answer_and_its_withdrawal(client, town):
    answer = AnswerFactory(published=True)
    address = reverse("petitions:answer", args=[answer.number])
    response = client.get(address)
    page = response.content.decode()
    assert answer.question_redacted in page
    assert answer.answer_redacted in page
    assert answer.petition.number not in page
    assert not response.cookies
    Answer.objects.filter(pk=answer.pk).update(
        state="withdrawn", withdrawn_at=answer.published_at, withdrawal_reason="能认出是谁"
    )
    editions.bump()
    response = client.get(address)
    assert response.status_code == 410
    assert answer.answer_redacted not in response.content.decode()
    assert "能认出是谁" not in response.content.decode()


def test_an_answer_that_never_was(client, db):
    assert client.get(reverse("petitions:answer", args=["1999-001"])).status_code == 404
