"""What several browser tests do in the same way."""


def look_up(page, number, code):
    """A resident asks how far a matter has got."""
    page.goto("/petitions/track/")
    page.fill("[name=number]", number)
    page.fill("[name=code]", code)
    page.locator("main form button[type=submit]").click()


def move(page, number, action, **fields):
    """One move of the case on its own page; comes back to the case."""
    page.goto(f"/admin/cases/{number}/{action}/")
    for name, value in fields.items():
        field = page.locator(f"main [name={name}]")
        if field.evaluate("element => element.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    page.locator("main form .desk-actions--end button[type=submit]").click()
    page.wait_for_url(f"**/admin/cases/{number}/")
