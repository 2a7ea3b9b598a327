"""Open data of the answers."""

import pytest
from django.urls import reverse

from petitions.vocabulary import Kind
from tests.factories.petitions import AnswerFactory

pytestmark = pytest.mark.django_db


def test_the_shape_is_exactly_this(client):
    answer = AnswerFactory(published=True)
    found = client.get(reverse("api:answer-list")).json()
    assert found["count"] == 1
    assert set(found["results"][0]) == {
        "number",
        "kind",
        "kind_name",
        "title",
        "question",
        "answer",
        "published_on",
        "corrects",
        "correction",
        "url",
    }
    assert found["results"][0]["url"].endswith(reverse("petitions:answer", args=[answer.number]))


def test_drafts_and_withdrawn_answers_are_not_in_it(client):
    draft, gone = AnswerFactory(), AnswerFactory(withdrawn=True)
    assert client.get(reverse("api:answer-list")).json()["count"] == 0
    assert client.get(reverse("api:answer-detail", args=[gone.number])).status_code == 404
    assert draft.number is None


def test_one_by_number(client):
    answer = AnswerFactory(published=True)
    assert client.get(reverse("api:answer-detail", args=[answer.number])).json()["answer"] == answer.answer_redacted


def test_by_year_and_kind(client):
    answer = AnswerFactory(published=True, kind=Kind.SUGGESTION)
    year = answer.published_at.year
    count = lambda **query: client.get(reverse("api:answer-list"), query).json()["count"]  # noqa: E731
    assert count(year=year, kind="suggestion") == 1
    assert count(year=year - 1) == 0
    assert count(kind="claim") == 0


def test_an_unknown_kind_or_parameter_is_an_error_and_not_everything(client):
    assert client.get(reverse("api:answer-list"), {"kind": "x"}).status_code == 400


def test_reading_only(client):
    answer = AnswerFactory(published=True)
    for method in (client.post, client.put, client.delete):
        assert method(reverse("api:answer-detail", args=[answer.number])).status_code == 405


def test_a_page_costs_few_queries(client, django_assert_max_num_queries):
    for _ in range(5):
        AnswerFactory(published=True)
    with django_assert_max_num_queries(4):
        client.get(reverse("api:answer-list"))
