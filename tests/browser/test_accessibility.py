"""Every kind of public page: nothing serious for axe, whole without JavaScript, no sideways scrolling on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .steps import DESK, PHONE

GRAVE = {"serious", "critical"}


@pytest.fixture(scope="module")
def pages(demo):
    """One address for each kind of public page, and for each state that a notice can be in."""
    notices = demo.get("/api/v1/notices/?page_size=100")["results"]

    def such(**fields) -> str:
        """The newest notice of which all this is so."""
        return next(f"/notices/{row['number']}/" for row in notices if fields.items() <= row.items())

    whole = max((row for row in notices if row["has_entries"]), key=lambda row: row["sums"]["households"])
    notice = f"/notices/{whole['number']}/"
    answer = demo.get("/api/v1/answers/")["results"][0]["number"]
    return {
        "home": "/",
        "notices": "/notices/",
        "notice": notice,
        "notice that has not begun": such(state="scheduled"),
        "notice under investigation": such(state="open", under_investigation=True),
        "notice in bands": such(state="open", web_level="generalised"),
        "notice in sums": such(state="open", web_level="totals"),
        "tombstone": such(state="closed", outcome="upheld"),
        "tombstone under investigation": such(state="closed", under_investigation=True),
        "tombstone of a correction": such(is_repost=True),
        "notice taken down": such(withdrawal_reason="urgent"),
        "notice replaced": such(withdrawal_reason="superseded"),
        "am I listed": f"{notice}listed/",
        "objection to a row": f"/petitions/new/?notice={whole['number']}&row=7",
        "petition form": "/petitions/new/",
        "look-up": "/petitions/track/",
        "search": "/search/?q=低保",
        "search without results": "/search/?q=魑魅魍魉",
        "policy": "/policies/57/",
        "policies": "/policies/",
        "guide": "/guides/apply-dibao/",
        "self-check": "/guides/self-check/",
        "standards": "/standards/",
        "catalogue": "/catalogue/",
        "about": "/about/",
        "statistics": "/statistics/",
        "answers": "/answers/",
        "answer": f"/answers/{answer}/",
        "ledger": "/ledger/",
        "open data": "/api/docs/",
    }


def grave_findings(page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{item['id']} ({item['impact']}): {item['help']} — {item['nodes'][0]['html'][:160]}"
        for item in found
        if item["impact"] in GRAVE
    ]


@pytest.mark.parametrize(
    ("viewport", "query"), [(DESK, ""), (PHONE, ""), (PHONE, "elder=1")], ids=["desk", "phone", "elder"]
)
def test_axe_finds_nothing_grave(visit, pages, viewport, query):
    page = visit(viewport)
    found = {}
    for name, path in pages.items():
        page.goto(path + (("&" if "?" in path else "?") + query if query else ""))
        if findings := grave_findings(page):
            found[name] = findings
    assert found == {}


@pytest.mark.parametrize("query", ["", "elder=1"])
def test_a_phone_never_scrolls_sideways(visit, pages, query):
    page = visit(PHONE, javascript=False)
    wide = {}
    for name, path in pages.items():
        response = page.goto(path + (("&" if "?" in path else "?") + query if query else ""))
        assert response.status == 200, name
        width = page.locator("html").evaluate("element => element.scrollWidth")
        if width > PHONE["width"]:
            wide[name] = width
    assert wide == {}


def test_pages_are_whole_without_javascript(visit, pages):
    """The main text, the way on and the phone number stand in the page as served."""
    page = visit(PHONE, javascript=False)
    for name, path in pages.items():
        page.goto(path)
        assert len(page.locator("main").inner_text()) > 80, name
        assert page.locator("main h1").count() == 1, name
        assert "0000-7654321" in page.locator("body").inner_text(), name


def test_no_page_speaks_to_another_host(visit, pages, demo):
    page, foreign = visit(), []
    page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith(demo.url) else None)
    for path in pages.values():
        page.goto(path)
    assert [url for url in foreign if not url.startswith("data:")] == []


STAFF_SCREENS = {
    "jingban": [
        "/admin/",
        "/admin/batches/add/",
        "/admin/batches/",
        "/admin/publishing/rosters/",
        "/admin/changes/balance/",
        "/admin/due/",
        "/admin/payments/",
    ],
    "lingdao": ["/admin/", "/admin/publishing/reviews/", "/admin/relatives/", "/admin/gate/"],
    "fabu": ["/admin/publishing/notices/", "/admin/publishing/notices/2026-008/", "/admin/publishing/slips/"],
}


@pytest.mark.parametrize("username", STAFF_SCREENS)
def test_axe_finds_nothing_grave_on_the_staff_s_screens(log_in, username):
    page, found = log_in(username), {}
    for path in STAFF_SCREENS[username]:
        assert page.goto(path).status == 200, path
        if findings := grave_findings(page):
            found[path] = findings
    assert found == {}
