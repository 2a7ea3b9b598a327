from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.middleware.csrf import get_token
from django.utils import timezone

from portal.kept import editions, pages
from portal.kept.pages import Kept, kept

from .test_editions import bump_elsewhere

pytestmark = pytest.mark.django_db


class Counting:
    """A build that says how often it ran."""

    def __init__(self, **facts):
        self.times = 0
        self.facts = facts

    def __call__(self):
        self.times += 1
        return Kept(body=f"第{self.times}次".encode(), **self.facts)


def test_second_request_is_the_same_bytes_for_one_query(rf, django_assert_num_queries):
    build = Counting()
    first = kept(rf.get("/"), ("page",), build)
    with django_assert_num_queries(1):
        second = kept(rf.get("/"), ("page",), build)
    assert build.times == 1
    assert first.content == second.content
    assert second["Cache-Control"] == "no-cache"


def test_a_change_is_visible_on_the_next_request(rf):
    build = Counting()
    kept(rf.get("/"), ("page",), build)
    editions.bump()
    assert kept(rf.get("/"), ("page",), build).content == "第2次".encode()


@pytest.mark.django_db(transaction=True)
def test_a_change_made_by_another_process_is_visible_on_the_next_request(rf):
    build = Counting()
    kept(rf.get("/"), ("page",), build)
    bump_elsewhere()
    assert kept(rf.get("/"), ("page",), build).content == "第2次".encode()


def test_same_bytes_are_answered_with_304(rf):
    first = kept(rf.get("/"), ("page",), Counting())
    again = kept(rf.get("/", headers={"if-none-match": first["ETag"]}), ("page",), Counting())
    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == first["ETag"]


def test_old_bytes_are_answered_with_the_new_page(rf):
    build = Counting()
    first = kept(rf.get("/"), ("page",), build)
    editions.bump()
    again = kept(rf.get("/", headers={"if-none-match": first["ETag"]}), ("page",), build)
    assert again.status_code == 200


def test_page_is_made_anew_from_the_moment_its_sentence_stops_being_true(rf):
    with time_machine.travel("2026-03-09 23:59+08:00", tick=False):
        build = Counting(fresh_until=timezone.now() + timedelta(minutes=1))
        kept(rf.get("/"), ("page",), build)
        kept(rf.get("/"), ("page",), build)
        assert build.times == 1
    with time_machine.travel("2026-03-10 00:00+08:00", tick=False):
        kept(rf.get("/"), ("page",), build)
    assert build.times == 2


def test_page_lives_for_its_day_at_most(rf):
    build = Counting()
    for moment in ("2026-03-09 23:59+08:00", "2026-03-10 00:00+08:00"):
        with time_machine.travel(moment, tick=False):
            kept(rf.get("/"), ("page",), build)
    assert build.times == 2


def test_addresses_with_unknown_parameters_share_one_page_that_does_not_see_them(rf):
    seen = []

    def build():
        seen.append(request.GET.urlencode())
        return Kept(b"page")

    for query in ("/?utm=1", "/?elder=1&x=2", "/?elder=1", "/?elder=bad"):
        request = rf.get(query)
        kept(request, ("page",), build)
    assert seen == ["", "elder=1"]
    assert request.GET["elder"] == "bad"


def test_named_parameters_make_pages_of_their_own(rf):
    build = Counting()
    kept(rf.get("/?page=1"), ("list",), build, parameters=("page",))
    kept(rf.get("/?page=2&x=1"), ("list",), build, parameters=("page",))
    kept(rf.get("/?page=2"), ("list",), build, parameters=("page",))
    assert build.times == 2


def test_two_hosts_do_not_share_a_page(rf):
    build = Counting()
    kept(rf.get("/", headers={"host": "localhost"}), ("page",), build)
    kept(rf.get("/", headers={"host": "127.0.0.1"}), ("page",), build)
    assert build.times == 2


@pytest.mark.parametrize("cookie", ["a", "b"])
def test_cookies_do_not_change_a_page(rf, cookie):
    plain = kept(rf.get("/"), ("page",), Counting())
    request = rf.get("/", headers={"cookie": f"sessionid={cookie}"})
    assert kept(request, ("page",), Counting()).content == plain.content


def test_page_that_reads_the_session_is_not_kept(rf):
    def personal():
        request.session.get("name")
        return Kept(b"hello")

    request = rf.get("/")
    request.session = SessionStore()
    response = kept(request, ("page",), personal)
    assert response["Cache-Control"] == "private, no-store"
    assert pages.STORE.size == 0


def test_page_with_a_form_token_is_not_kept(rf):
    def form():
        return Kept(get_token(request).encode())

    request = rf.get("/")
    response = kept(request, ("page",), form)
    assert "ETag" not in response
    assert pages.STORE.size == 0


def test_page_that_sets_a_cookie_is_not_kept(rf):
    kept(rf.get("/"), ("page",), Counting(headers={"Set-Cookie": "a=b"}))
    assert pages.STORE.size == 0


def test_private_page_leaves_no_copy_outside(rf):
    response = kept(rf.get("/"), ("rows",), Counting(), private=True)
    assert response["Cache-Control"] == "private, no-store"
    assert "ETag" not in response


def test_kept_value_is_made_once_an_edition():
    made = []
    for _ in range(2):
        pages.kept_value(("frame",), lambda: made.append(1) or "frame")
    editions.bump()
    pages.kept_value(("frame",), lambda: made.append(1) or "frame")
    assert len(made) == 2
