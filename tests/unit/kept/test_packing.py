import gzip

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.urls import reverse

from portal.kept.packing import PackPublicAnswers, accepts_packed, pack
from portal.kept.pages import Kept, kept

LONG = "公开".encode() * 500


@pytest.mark.parametrize(
    ("header", "may"),
    [("gzip, deflate, br", True), ("br;q=1.0, gzip;q=0.8", True), ("gzip;q=0", False), ("gzip; q=0.0, br", False), ("br", False), ("", False)],
)  # fmt: skip
def test_only_who_asks_gets_it_packed(rf, header, may):
    assert accepts_packed(rf.get("/", headers={"accept-encoding": header})) is may


def test_packing_is_the_same_each_time_and_skips_what_gains_nothing():
    assert pack(LONG) == pack(LONG)
    assert gzip.decompress(pack(LONG)) == LONG
    assert pack(b"short") == b""


@pytest.mark.django_db
def test_a_kept_page_comes_packed_with_a_mark_of_its_own(rf):
    asked = {"accept-encoding": "gzip"}
    plain = kept(rf.get("/"), ("page",), lambda: Kept(LONG))
    packed = kept(rf.get("/", headers=asked), ("page",), lambda: Kept(LONG))
    assert gzip.decompress(packed.content) == plain.content == LONG
    assert packed["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain
    assert packed["Vary"] == plain["Vary"] == "Accept-Encoding"
    assert packed["ETag"] != plain["ETag"]
    again = kept(rf.get("/", headers={**asked, "if-none-match": packed["ETag"]}), ("page",), lambda: Kept(LONG))
    assert again.status_code == 304


@pytest.mark.django_db
def test_a_page_with_a_token_is_never_packed(rf):
    """Its length beside a stranger's words would tell the token (BREACH)."""
    request = rf.get("/", headers={"accept-encoding": "gzip"})
    answer = kept(request, ("page",), lambda: Kept(get_token(request).encode() * 20))
    assert "Content-Encoding" not in answer


def through(request, response):
    return PackPublicAnswers(lambda request: response)(request)


def test_other_public_answers_are_packed(rf):
    assert through(rf.get("/", headers={"accept-encoding": "gzip"}), HttpResponse(LONG))["Content-Encoding"] == "gzip"


def with_cookie(request, response):
    response.set_cookie("seen", "1")


def with_token(request, response):
    get_token(request)


def with_session(request, response):
    request.session = SessionStore()
    request.session.get("who")


def not_for_caches(request, response):
    response["Cache-Control"] = "private, no-store"


def a_picture(request, response):
    response["Content-Type"] = "image/png"


@pytest.mark.parametrize("make", [with_cookie, with_token, with_session, not_for_caches, a_picture])
def test_what_is_somebody_s_own_stays_as_it_is(rf, make):
    request, response = rf.get("/", headers={"accept-encoding": "gzip"}), HttpResponse(LONG)
    make(request, response)
    assert "Content-Encoding" not in through(request, response)


def test_the_answer_to_a_form_stays_as_it_is(rf):
    """在名单里 and 不在名单 are equally long, and must stay so."""
    request = rf.post("/", headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in through(request, HttpResponse(LONG))


@pytest.mark.django_db
def test_both_stand_in_the_way_of_a_real_request(client):
    assert client.get(reverse("home:index"), headers={"accept-encoding": "gzip"})["Content-Encoding"] == "gzip"
    searched = client.get(reverse("search:results"), {"q": "低保"}, headers={"accept-encoding": "gzip"})
    assert searched["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in client.get(reverse("petitions:new"), headers={"accept-encoding": "gzip"})
