"""The demo below a sub-path of somebody else's host: nothing it says leads out of it."""

import json
import re
import urllib.error
import urllib.request
from collections import defaultdict, deque
from email.message import Message
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from typing import NamedTuple
from urllib.parse import urldefrag, urlencode, urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve

from tests.tools import running

from .steps import browse, press

PREFIX = "/zwgk/dibao"
A_ROUTE = 1  # addresses of one route, with one set of parameters, that are asked
# Leaving the site, changing it, or ending the session would end the walk.
NOT_WALKED = re.compile(r"/(logout|delete|unpublish|toggle|lock|unlock|cancel|sort)\b|logout")
ADDRESSES = {"href", "src", "action", "formaction", "poster", "data-url"}
IN_XML = re.compile(r'(?:href|ref)="([^"]+)"|<(?:loc|id)>([^<]+)</')
ROOTED = re.compile(r"""["'(](/(?!/)[a-z][\w./-]*)["'?#)]""")


@pytest.fixture(scope="module")
def below(demo, tmp_path_factory):
    """The same demo served once more, with the sub-path; it was seeded without one."""
    environment = {**demo.environment, "FORCE_SCRIPT_NAME": PREFIX}
    log = tmp_path_factory.mktemp("below") / "server.log"
    with running.gunicorn("portal.wsgi", folder=running.Path.cwd(), environment=environment, log=log) as port:
        yield f"http://127.0.0.1:{port}"


class Answer(NamedTuple):
    """An answer read to its end, with its connection closed."""

    status: int
    headers: Message
    body: bytes


class Visitor:
    """Asks, follows nothing by itself, and remembers which cookies were set for which path."""

    def __init__(self, host):
        self.host, self.cookies = host, CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies), NoRedirect())

    def ask(self, path, data=None):
        headers = {"Referer": self.host + PREFIX + "/"}
        body = urlencode(data).encode() if data else None
        request = urllib.request.Request(self.host + path, data=body, headers=headers)
        try:
            answer = self.opener.open(request, timeout=60)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return Answer(answer.status, answer.headers, answer.read())


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


class Addresses(HTMLParser):
    """Every address of a page, by element and attribute."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if value and (name in ADDRESSES or (name.startswith("data-") and value.startswith("/"))):
                self.found.append(value)
            elif value and name == "srcset":
                self.found += [part.split()[0] for part in value.split(",") if part.strip()]


def route_of(path):
    try:
        return resolve(path.removeprefix(PREFIX) or "/").view_name
    except Resolver404:
        return path


def walk(visitor, start):
    """Along every link of the site; answers what was asked and what led out of the sub-path."""
    waiting, seen, asked, out = deque([start]), {start}, defaultdict(list), []
    while waiting:
        address = waiting.popleft()
        route = (route_of(urlsplit(address).path), tuple(sorted(re.findall(r"[?&](\w+)=", address))))
        if len(asked[route]) >= A_ROUTE:
            continue
        asked[route].append(address)
        response = visitor.ask(address)
        assert response.status < (400 if "/static/" in address else 500), (address, response.status)
        for link in named(response):
            whole = urldefrag(urljoin(visitor.host + address, link)).url
            parts = urlsplit(whole)
            if parts.scheme not in ("http", "https") or f"{parts.scheme}://{parts.netloc}" != visitor.host:
                continue
            if parts.path != PREFIX and not parts.path.startswith(PREFIX + "/"):
                out.append((address, link))
            elif parts.path + ("?" + parts.query if parts.query else "") not in seen:
                further = parts.path + ("?" + parts.query if parts.query else "")
                seen.add(further)
                if not NOT_WALKED.search(further):
                    waiting.append(further)
    return asked, out


def named(response):
    body = response.body
    kind = response.headers.get("Content-Type", "")
    if location := response.headers.get("Location"):
        yield location
    if kind.startswith("text/html"):
        text = body.decode()
        yield from Addresses(text).found
        yield from ROOTED.findall("".join(re.findall(r"<script[^>]*>(.*?)</script>", text, re.DOTALL)))
    elif kind.startswith(("application/json", "application/problem+json")):
        yield from values(json.loads(body))
    elif kind.startswith(("application/xml", "application/atom+xml")):
        yield from (one or other for one, other in IN_XML.findall(body.decode()))
    elif kind.startswith("text/css"):
        yield from re.findall(r"""url\(\s*["']?(?!data:)([^"')]+)""", body.decode())
    elif kind.startswith("text/plain") and b"Sitemap:" in body:
        yield from re.findall(r"(?:Sitemap|Disallow): (\S+)", body.decode())


def values(data):
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        for value in data:
            yield from values(value)
    elif isinstance(data, str) and (data.startswith(("http://", "https://")) or re.fullmatch(r"/[\w/.-]+", data)):
        yield data


def test_no_public_address_leads_out(below):
    visitor = Visitor(below)
    asked, out = walk(visitor, PREFIX + "/")
    data = [f"/api/v1/{name}/" for name in ("notices", "policies", "answers", "standards")]
    for path in ("/robots.txt", "/sitemap.xml", "/api/docs/", "/api/schema/", "/healthz", "/no-such-page/", *data):
        _more, led = walk(visitor, PREFIX + path)
        out += led
    assert out == []
    routes = {route for route, _parameters in asked}
    assert {"home:index", "disclosures:notice", "wagtail_serve", "petitions:new", "search:results"} <= routes
    assert [(cookie.name, cookie.path) for cookie in visitor.cookies if not cookie.path.startswith(PREFIX)] == []


@pytest.mark.parametrize(("username", "least"), [("lingdao", 60), ("guanli", 20)])
def test_no_staff_address_leads_out(below, demo, username, least):
    visitor = Visitor(below)
    page = visitor.ask(f"{PREFIX}/admin/login/").body.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    entered = visitor.ask(
        f"{PREFIX}/admin/login/",
        {"csrfmiddlewaretoken": token, "username": username, "password": demo.password(username)},
    )
    assert entered.status == 302
    assert entered.headers["Location"].startswith(PREFIX + "/admin/")
    asked, out = walk(visitor, f"{PREFIX}/admin/")
    assert out == []
    routes = {route for route, _parameters in asked if not route.startswith("/")}
    assert len(routes) > least
    assert {(cookie.name, cookie.path) for cookie in visitor.cookies} == {
        ("sessionid", PREFIX + "/"),
        ("csrftoken", PREFIX + "/"),
    }


def test_the_sub_path_may_be_cut_off_by_the_proxy(below):
    visitor = Visitor(below)
    assert visitor.ask("/policies/").body == visitor.ask(f"{PREFIX}/policies/").body


def test_a_letter_is_written_and_looked_up_below_the_sub_path(below, chromium):
    page = browse(chromium, below, java_script_enabled=False)
    refused = []
    page.on("response", lambda response: refused.append(response.url) if response.status >= 400 else None)
    page.goto(f"{PREFIX}/petitions/new/")
    page.check("[name=kind][value=consultation]")
    page.fill("[name=request_text]", "低保多久复核一次？")
    page.check("[name=identity][value=anonymous]")
    press(page.get_by_role("button", name="把信寄出"))
    number = page.locator(".petition-number").inner_text()
    assert number
    assert urlsplit(page.url).path.startswith(PREFIX + "/")
    page.context.close()
    assert refused == []
