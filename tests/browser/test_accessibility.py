"""Every kind of public page: nothing at all for axe, whole without JavaScript, no sideways scrolling on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.tools import places

from .steps import DESK, PHONE, press

# What Wagtail draws around our screens: its sidebar, its header, its own form widgets. Not ours to mend.
OF_WAGTAIL = ["#wagtail-sidebar", "#header-title", ".w-slim-header", ".w-header", "[data-controller='w-breadcrumbs']"]


def findings(page, context=None) -> list[str]:
    found = Axe().run(page, context=context).response["violations"]
    return [
        f"{item['id']} ({item['impact']}): {item['help']} — {[node['html'][:160] for node in item['nodes'][:2]]}"
        for item in found
    ]


@pytest.fixture(scope="module")
def pages(demo):
    return places.public(demo)


def with_query(path: str, query: str) -> str:
    return path + (("&" if "?" in path else "?") + query if query else "")


@pytest.mark.parametrize(
    ("viewport", "query"), [(DESK, ""), (PHONE, ""), (PHONE, "elder=1")], ids=["desk", "phone", "elder"]
)
def test_axe_finds_nothing(visit, pages, viewport, query):
    page = visit(viewport)
    found = {}
    for name, path in {**pages, **places.GONE}.items():
        page.goto(with_query(path, query))
        found[name] = findings(page)
    for name, act in places.ACTS.items():  # elder mode is remembered by now
        act(page)
        found[name] = findings(page)
    assert len(found) >= 25
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize("query", ["", "elder=1"])
def test_a_phone_never_scrolls_sideways(visit, pages, query):
    page = visit(PHONE, javascript=False)
    wide = {}
    for name, path in {**pages, **places.GONE}.items():
        response = page.goto(with_query(path, query))
        assert response.status == (410 if name in places.GONE else 200), name
        width = page.locator("html").evaluate("element => element.scrollWidth")
        if width > PHONE["width"]:
            wide[name] = width
    assert wide == {}


def test_pages_are_whole_without_javascript(visit, pages):
    """The main text, the way on and the phone number stand in the page as served."""
    page = visit(PHONE, javascript=False)
    for name, path in pages.items():
        page.goto(path)
        assert len(page.locator("main").inner_text()) > 60, name
        assert page.locator("main h1").count() == 1, name
        assert "0000-7654321" in page.locator("body").inner_text(), name


def test_no_page_speaks_to_another_host(visit, pages, demo):
    page, foreign = visit(), []
    page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith(demo.url) else None)
    for path in pages.values():
        page.goto(path)
    assert [url for url in foreign if not url.startswith("data:")] == []


@pytest.mark.parametrize("username", places.STAFF)
def test_axe_finds_nothing_on_the_staff_s_screens(log_in, username):
    page, found = log_in(username), {}
    for name, path in places.STAFF[username].items():
        assert page.goto(path).status == 200, path
        found[name] = findings(page, {"exclude": OF_WAGTAIL})
    for name, (person, listed) in places.FIRST_OF.items():
        if person == username:
            page.goto(listed)
            press(page.locator("main table tbody a").first)
            found[name] = findings(page, {"exclude": OF_WAGTAIL})
    assert {name: lines for name, lines in found.items() if lines} == {}
