"""What several browser tests do in the same way."""

from playwright.sync_api import expect

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
PATIENCE = 60_000  # milliseconds: a machine that is busy with other tests is slow, not broken
expect.set_options(timeout=PATIENCE)


def browse(chromium, url, viewport=DESK, **options):
    """A visitor whom no page knows yet; closed by its ``context``."""
    context = chromium.new_context(
        viewport=viewport,
        locale="zh-CN",
        base_url=url,
        reduced_motion="reduce",  # what is looked at stands still: half-way through a fade, contrast is too low
        **options,
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    return page


def press(target, key=None):
    """Use what opens another page, and wait until that page is whole: a click alone ends with its first byte."""
    with target.page.expect_navigation():
        target.press(key) if key else target.click()


def enter(page, username, password):
    """Into the staff site."""
    page.goto("/admin/login/")
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", password)
    press(page.locator("input[name=password]"), "Enter")


def look_up(page, number, code):
    """A resident asks how far a matter has got."""
    page.goto("/petitions/track/")
    page.fill("[name=number]", number)
    page.fill("[name=code]", code)
    press(page.locator("main form button[type=submit]"))


def move(page, number, action, **fields):
    """One move of the case on its own page; comes back to the case."""
    page.goto(f"/admin/cases/{number}/{action}/")
    for name, value in fields.items():
        field = page.locator(f"main [name={name}]")
        if field.evaluate("element => element.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    press(page.locator("main form .desk-actions--end button[type=submit]"))
    page.wait_for_url(f"**/admin/cases/{number}/")
