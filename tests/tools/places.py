"""Where to look: an address for each kind of public page and state, and how to reach the states that only an act shows.

Shared by everything that judges pages: axe, keyboard and zoom, the Nu checker, Lighthouse, the pictures.
"""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from .running import Demo

type Act = Callable[[Page], None]


def public(demo: Demo) -> dict[str, str]:
    """One address for each kind of public page, and for each state that a notice can be in."""
    notices = demo.get("/api/v1/notices/?page_size=100")["results"]

    def such(**fields: Any) -> str:
        """The newest notice of which all this is so."""
        return next(f"/notices/{row['number']}/" for row in notices if fields.items() <= row.items())

    whole = max((row for row in notices if row["has_entries"]), key=lambda row: row["sums"]["households"])
    notice = f"/notices/{whole['number']}/"
    answer = demo.get("/api/v1/answers/")["results"][0]["number"]
    return {
        "home": "/",
        "notices": "/notices/",
        "notices without a hit": "/notices/?year=2020",
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
        "search unasked": "/search/",
        "search without results": "/search/?q=魑魅魍魉",
        "policy": "/policies/57/",
        "policy repealed": "/policies/220/",
        "policies": "/policies/",
        "explanation": "/policies/57-explained/",
        "guide": "/guides/apply-dibao/",
        "guides": "/guides/",
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


# Answered with 410: nothing is there any more, and the page says why.
GONE = {"page taken down": "/policies/home-visits-2025/"}


def sent(page: Page, form: str, **fields: str) -> None:
    """Send a form as it stands, past the browser's own checks: what the server says of it is looked at."""
    fill = """([selector, fields]) => {
        const form = document.querySelector(selector);
        for (const [name, value] of Object.entries(fields)) form.elements[name].value = value;
        form.submit();
    }"""
    with page.expect_navigation():
        page.evaluate(fill, [form, fields])


def receipt(page: Page) -> None:
    page.goto("/petitions/new/")
    words = "儿子考上大学，学费能不能从家庭收入里扣？"
    sent(page, "[data-petition-form]", kind="consultation", request_text=words, identity="anonymous")


def progress(page: Page) -> None:
    receipt(page)
    number, code = (page.locator(mark).first.inner_text() for mark in (".petition-number", ".code-groups"))
    page.goto("/petitions/track/")
    sent(page, "[data-track-form]", number=number, code=code)


def refused_letter(page: Page) -> None:
    page.goto("/petitions/new/")
    sent(page, "[data-petition-form]")


def missed_look_up(page: Page) -> None:
    page.goto("/petitions/track/")
    sent(page, "[data-track-form]", number="2026-0001", code="ABCD-EFGH")


def nowhere(page: Page) -> None:
    page.goto("/nothing-is-here/")


# States that no address shows; each leaves the page there.
ACTS: dict[str, Act] = {
    "receipt": receipt,
    "progress of a letter": progress,
    "letter refused": refused_letter,
    "look-up missed": missed_look_up,
    "no such page": nowhere,
}
# Screens of ours in the staff site, by who sees them.
STAFF: dict[str, dict[str, str]] = {
    "jingban": {
        "dashboard": "/admin/",
        "batch to choose": "/admin/batches/add/",
        "batches": "/admin/batches/",
        "rosters": "/admin/publishing/rosters/",
        "balance": "/admin/changes/balance/",
        "due": "/admin/due/",
        "payments": "/admin/payments/",
        "cases": "/admin/cases/",
        "registers": "/admin/cases/registers/",
        "components": "/admin/components/",
    },
    "lingdao": {
        "dashboard": "/admin/",
        "reviews": "/admin/publishing/reviews/",
        "relatives": "/admin/relatives/",
        "gate": "/admin/gate/",
        "inspection": "/admin/inspection/",
        "inspection of the catalogue": "/admin/inspection/catalogue/",
        "pages to review": "/admin/inspection/reviews/",
        "limits": "/admin/inspection/limits/",
        "yearly summary": "/admin/summary/",
    },
    "fabu": {
        "notices": "/admin/publishing/notices/",
        "notice": "/admin/publishing/notices/2026-008/",
        "slips": "/admin/publishing/slips/",
    },
}
# The first of a list: what has a number of its own in each demo.
FIRST_OF = {
    "batch": ("jingban", "/admin/batches/"),
    "roster": ("jingban", "/admin/publishing/rosters/"),
    "case": ("jingban", "/admin/cases/?state=served"),
}
