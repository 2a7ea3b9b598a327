"""Take the README's pictures again from a freshly seeded demo: ``make screens``."""

import os
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.tools import papers, running

OUT = Path("docs/screens")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
DESK, PHONE = (1440, 900), (390, 844)


def open_page(browser: Browser, demo: running.Demo, size: tuple[int, int], username: str = "") -> Page:
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]}, locale="zh-CN", base_url=demo.url, reduced_motion="reduce"
    )
    page.set_default_timeout(60_000)
    if username:
        page.goto("/admin/login/")
        page.fill("input[name=username]", username)
        page.fill("input[name=password]", demo.password(username))
        page.press("input[name=password]", "Enter")
        page.wait_for_url("**/admin/")
    return page


def shoot(page: Page, name: str, path: str | None = None, height: int = 1300) -> None:
    """The top of a page; a notice of 1180 rows is too long to show whole."""
    if path is not None:
        page.goto(path)
    page.wait_for_load_state("networkidle")
    width = page.viewport_size["width"] if page.viewport_size else DESK[0]
    whole = page.evaluate("document.documentElement.scrollHeight")
    page.screenshot(
        path=str(OUT / f"{name}.png"),
        full_page=True,
        clip={"x": 0, "y": 0, "width": width, "height": min(whole, height)},
    )
    print(name)


def shoot_print(page: Page, name: str) -> None:
    """The sheets as Chromium prints them; the first with rulers and the standard's measures beside it."""
    first, *others = papers.pictures(page.pdf(prefer_css_page_size=True))
    papers.side_by_side([papers.with_rulers(first), *others]).save(OUT / f"{name}.png", optimize=True)
    print(name)


def send_letter(page: Page) -> None:
    page.goto("/petitions/new/")
    page.check("input[name=kind][value=consultation]")
    page.fill("[name=request_text]", "儿子考上大学，学费能不能从家庭收入里扣？")
    page.check("input[name=identity][value=anonymous]")
    page.click("button:has-text('把信寄出')")


def public_pictures(browser: Browser, demo: running.Demo) -> None:
    notices = demo.get("/api/v1/notices/?state=open")["results"]
    notice = max(notices, key=lambda row: row["sums"]["households"])["number"]
    closed = demo.get("/api/v1/notices/?state=closed")["results"]
    tombstone = next(row["number"] for row in closed if row["objections"])
    desk, phone = open_page(browser, demo, DESK), open_page(browser, demo, PHONE)
    for name, path in {
        "home": "/",
        "notice": f"/notices/{notice}/",
        "tombstone": f"/notices/{tombstone}/",
        "policy": "/policies/57/",
        "search": "/search/?q=低保",
        "statistics": "/statistics/",
        "petition-new": "/petitions/new/",
    }.items():
        shoot(desk, f"{name}-1440", path)
        shoot(phone, f"{name}-390", path, height=1700)
    shoot(phone, "home-390-elder", "/?elder=1", height=1700)
    # A context of its own without scripts: the form shows as one page and is sent as one.
    plain = browser.new_context(
        viewport={"width": DESK[0], "height": DESK[1]}, java_script_enabled=False, base_url=demo.url
    ).new_page()
    send_letter(plain)
    plain.screenshot(path=str(OUT / "receipt-1440.png"), full_page=True)
    print("receipt-1440")


def staff_pictures(browser: Browser, demo: running.Demo) -> None:
    clerk = open_page(browser, demo, DESK, "jingban")
    shoot(clerk, "staff-dashboard-1440", "/admin/")
    clerk.goto("/admin/batches/")
    clerk.click("main table a >> nth=0")
    shoot(clerk, "staff-batch-1440")
    clerk.goto("/admin/publishing/rosters/")
    clerk.click("main table a >> nth=0")
    shoot(clerk, "staff-risk-1440")
    clerk.goto("/admin/publishing/notices/")
    clerk.click("main table a >> nth=0")
    clerk.click("a:has-text('张贴稿') >> nth=0")
    shoot(clerk, "board-print")
    shoot(clerk, "staff-books-1440", "/admin/changes/balance/")
    clerk.goto("/admin/cases/?state=served")
    clerk.click("main table a:has-text('-') >> nth=0")
    shoot(clerk, "staff-case-1440")
    clerk.click("a:has-text('打印正式答复') >> nth=0")
    shoot_print(clerk, "reply-print")


def summary_pictures(browser: Browser, demo: running.Demo) -> None:
    """The yearly summary on the desk, and its Word file as a word processor sets it."""
    clerk = open_page(browser, demo, DESK, "jingban")
    shoot(clerk, "staff-summary-1440", "/admin/summary/", height=2400)
    with clerk.expect_download() as asked:
        clerk.click("a:has-text('生成Word文件')")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "summary.docx")
        asked.value.save_as(file)
        try:
            pages = papers.of_word(file)
        except FileNotFoundError:
            print("annual-summary: left as it was, no LibreOffice here (apt-get install libreoffice-writer)")
            return
    papers.in_rows(pages, across=4, share=0.45).save(OUT / "annual-summary.png", optimize=True)
    print("annual-summary")


def main() -> None:
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="portal-screens-") as name:
        folder = Path(os.environ.get("PORTAL_DEMO_DIR") or name)
        environment = running.seed(folder, PUBLIC_THROTTLE_RATE="100000/min")
        with running.serve(folder, environment) as demo, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
            public_pictures(browser, demo)
            staff_pictures(browser, demo)
            summary_pictures(browser, demo)
            browser.close()


if __name__ == "__main__":
    main()
