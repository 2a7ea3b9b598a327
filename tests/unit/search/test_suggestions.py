"""What is offered while somebody types: public titles and the office's words, never what others asked."""

import json

import pytest
from django.urls import reverse

from portal.search import documents
from portal.search.models import SearchDocument
from tests.factories.search import put

pytestmark = pytest.mark.django_db


def offered(client):
    answer = client.get(reverse("search:words"))
    return [word[0] for word in json.loads(answer.content)], answer


def test_titles_come_with_their_sound(client):
    put(title="临时救助办法")
    answer = client.get(reverse("search:words"))
    assert answer.headers["Content-Type"] == "application/json"
    assert ["临时救助办法", "linshijiuzhubanfa", "lsjzbf"] in json.loads(answer.content)


def test_the_list_is_kept_until_something_changes(client):
    put(key="a", title="临时救助办法")
    _words, first = offered(client)
    again = client.get(reverse("search:words"), headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304
    documents.drop(section="policies", key="a")
    assert "临时救助办法" not in offered(client)[0]


def test_what_was_asked_is_offered_to_nobody(client):
    put(title="临时救助办法")
    for question in ("我的邻居老王偷领低保", "临时救助老王"):
        client.get(reverse("search:results"), {"q": question})
    assert not [word for word in offered(client)[0] if "老王" in word]
    assert SearchDocument.objects.count() == 1


def test_notices_are_not_offered_there_are_too_many(client):
    from portal.search import sections

    sections.register(sections.Section("notices", "公示", 1, lends_words=False))
    put(section="notices", title="杜村第三榜公示")
    assert "杜村第三榜公示" not in offered(client)[0]


def test_every_search_box_names_the_list(client):
    page = client.get(reverse("search:results")).content.decode()
    assert page.count(f'data-suggest="{reverse("search:words")}"') == 2
