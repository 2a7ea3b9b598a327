"""The office's own words: shipped once, its own changes kept, nothing personal in them."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from portal.kept import editions
from portal.search import shipped
from portal.search.models import SearchWord
from tests.factories.accounts import StaffFactory

pytestmark = pytest.mark.django_db


def test_the_shipped_words_are_there_and_sound():
    assert SearchWord.objects.count() == len(shipped.lines())
    for word in SearchWord.objects.all():
        word.full_clean()


def test_loading_again_keeps_what_was_changed():
    word = SearchWord.objects.filter(kind="says").first()
    word.said, word.is_used = "改过的说法", False
    word.save()
    shipped.load(sender=None)
    word.refresh_from_db()
    assert (word.said, word.is_used) == ("改过的说法", False)
    assert SearchWord.objects.count() == len(shipped.lines())


def test_a_new_line_of_a_release_is_added():
    SearchWord.objects.filter(kind="typo").first().delete()
    shipped.load(sender=None)
    assert SearchWord.objects.count() == len(shipped.lines())


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "says", "said": "找老王13812341234", "means": "窗口"}, "said"),
        ({"kind": "says", "said": "找谁", "means": ""}, "means"),
        ({"kind": "same", "said": "低保", "means": ""}, "said"),
        ({"kind": "typo", "said": "底保", "means": "低保、特困"}, "means"),
        ({"kind": "says", "said": "钱", "means": "发放"}, "said"),
    ],
)
def test_what_would_do_harm_is_refused_with_a_reason(values, field):
    with pytest.raises(ValidationError) as refusal:
        SearchWord(**values).full_clean()
    assert field in refusal.value.message_dict


def test_the_publisher_adds_a_word_and_everything_kept_is_made_anew(client):
    client.force_login(StaffFactory(role="publisher"))
    before = editions.current()
    answer = client.post(
        reverse("search_words:add"), {"kind": "says", "said": "公家粮", "means": "最低生活保障", "is_used": "on"}
    )
    assert answer.status_code == 302
    assert SearchWord.objects.filter(said="公家粮").exists()
    assert editions.current() > before
