"""Take the pictures in docs/screens again from a freshly seeded demo: ``make screens``.

Every kind of public page on a desk, on a phone, in elder mode and on paper; and the staff's screens.
"""

import io
import os
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.tools import papers, places, running

OUT = Path("docs/screens")
SUMMARY = OUT / "annual-summary.png"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
DESK, PHONE = (1440, 900), (390, 844)
TALL = {DESK[0]: 1300, PHONE[0]: 1700}  # the top of a page: a notice of 1180 rows is too long to show whole
COLOURS = 64  # what paper, ink and one red need; a third of the bytes
# States that look like a page already shown.
SAME_AGAIN = {
    "notices without a hit",
    "notice that has not begun",
    "notice in bands",
    "tombstone under investigation",
    "tombstone of a correction",
    "notice replaced",
    "search unasked",
    "letter refused",
    "look-up missed",
}
# name, who looks, where they start, what they click
STAFF: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("staff-dashboard", "jingban", "/admin/", ()),
    ("staff-batch", "jingban", "/admin/batches/", ("main table a",)),
    ("staff-risk", "jingban", "/admin/publishing/rosters/", ("main table a",)),
    ("staff-books", "jingban", "/admin/changes/balance/", ()),
    ("staff-due", "jingban", "/admin/due/", ()),
    ("staff-cases", "jingban", "/admin/cases/", ()),
    ("staff-case", "jingban", "/admin/cases/?state=served", ("main table a:has-text('-')",)),
    ("staff-registers", "jingban", "/admin/cases/registers/", ()),
    ("staff-components", "jingban", "/admin/components/", ()),
    ("staff-leader", "lingdao", "/admin/", ()),
    ("staff-reviews", "lingdao", "/admin/publishing/reviews/", ()),
)


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


def keep(picture: Image.Image, name: str, colours: int = COLOURS) -> None:
    picture.convert("RGB").quantize(colours, dither=Image.Dither.NONE).save(OUT / f"{name}.png", optimize=True)
    print(name, flush=True)


def shoot(page: Page, name: str) -> None:
    """The top of the page where the browser is."""
    page.wait_for_load_state("networkidle")
    width = page.viewport_size["width"] if page.viewport_size else DESK[0]
    height = min(page.evaluate("document.documentElement.scrollHeight"), TALL[width])
    taken = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height})
    keep(Image.open(io.BytesIO(taken)), f"{name}-{width}")


def shoot_paper(page: Page, name: str) -> None:
    """The first sheet, as Chromium prints it."""
    sheet, *_ = papers.pictures(page.pdf(prefer_css_page_size=True), dpi=80, last=1)
    keep(sheet, f"{name}-print", 16)


def everywhere(desk: Page, phone: Page, elder: Page, name: str, reach: places.Act) -> None:
    """One page or state in all its shapes."""
    for page in (desk, phone):
        reach(page)
        shoot(page, name)
    shoot_paper(desk, name)
    reach(elder)
    shoot(elder, f"{name}-elder")


def public_pictures(browser: Browser, demo: running.Demo) -> None:
    desk, phone, elder = (open_page(browser, demo, size) for size in (DESK, PHONE, PHONE))
    elder.goto("/?elder=1")  # remembered from here on

    def at(path: str) -> places.Act:
        def go(page: Page) -> None:
            page.goto(path)

        return go

    shown: dict[str, places.Act] = {name: at(path) for name, path in (places.public(demo) | places.GONE).items()}
    for name, reach in {**shown, **places.ACTS}.items():
        if name not in SAME_AGAIN:
            everywhere(desk, phone, elder, name.replace(" ", "-"), reach)


def staff_pictures(browser: Browser, demo: running.Demo) -> None:
    desks = {username: open_page(browser, demo, DESK, username) for username in {row[1] for row in STAFF}}
    for name, username, start, clicks in STAFF:
        walk(desks[username], start, clicks)
        shoot(desks[username], name)
    clerk = desks["jingban"]
    walk(clerk, "/admin/publishing/notices/", ("main table a", "a:has-text('张贴稿')"))
    shoot_paper(clerk, "board")
    walk(clerk, "/admin/cases/?state=served", ("main table a:has-text('-')", "a:has-text('打印正式答复')"))
    # With rulers and the standard's measures beside it.
    first, *others = papers.pictures(clerk.pdf(prefer_css_page_size=True))
    keep(papers.side_by_side([papers.with_rulers(first), *others]), "reply-print")


def walk(page: Page, start: str, clicks: tuple[str, ...]) -> None:
    page.goto(start)
    for target in clicks:
        with page.expect_navigation():
            page.locator(target).first.click()


def summary_pictures(browser: Browser, demo: running.Demo) -> None:
    """The yearly summary on the desk, and its Word file as a word processor sets it."""
    clerk = open_page(browser, demo, DESK, "jingban")
    clerk.goto("/admin/summary/")
    shoot(clerk, "staff-summary")
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
    papers.in_rows(pages, across=4, share=0.45).save(SUMMARY, optimize=True)
    print("annual-summary")


def main() -> None:
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    OUT.mkdir(parents=True, exist_ok=True)
    for old in set(OUT.glob("*.png")) - {SUMMARY}:  # which not every machine can make again
        old.unlink()
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
