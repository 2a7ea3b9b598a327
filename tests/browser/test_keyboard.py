"""The site without a mouse: the first stop skips to the text, every stop is seen, none is missed, none holds fast."""

import pytest

from tests.tools import places

from .steps import DESK, press

# What Tab should stop at, in the order of the page. Of a group of radio buttons it is one.
STOPS = """() => {
    const groups = new Set();
    const all = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']");
    window.stops = [...all].filter((stop) => {
        if (stop.disabled || stop.type === "hidden" || stop.tabIndex < 0) return false;
        if (!stop.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return false;
        if (stop.type !== "radio") return true;
        const key = stop.form?.action + stop.name;
        return groups.has(key) ? false : groups.add(key);
    });
    return window.stops.length;
}"""
# Which stop has the focus, and what is wrong with how it shows: nothing, or a sentence.
HERE = """() => {
    const stop = document.activeElement;
    const style = getComputedStyle(stop);
    const box = stop.getBoundingClientRect();
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 3;
    const inSight = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const name = stop.outerHTML.slice(0, 140);
    return [window.stops.indexOf(stop), ring ? "" : `no ring: ${name}`, inSight ? "" : `out of sight: ${name}`];
}"""
KINDS = [
    "home", "notices", "notice in bands", "tombstone", "am I listed", "petition form", "look-up", "search", "policy",
    "policies", "guide", "self-check", "catalogue", "statistics", "ledger",
]  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_tab_walks_the_page_in_order_and_out_again(visit, demo, name):
    page = visit(DESK)
    page.goto(places.public(demo)[name])
    expected = page.evaluate(STOPS)
    seen, faults = [], []
    for _ in range(expected):
        page.keyboard.press("Tab")
        index, *wrong = page.evaluate(HERE)
        seen.append(index)
        faults += [fault for fault in wrong if fault]
    assert faults == []
    assert seen == list(range(expected))
    page.keyboard.press("Tab")  # the next one leaves the page, or begins it again
    assert page.evaluate(
        "document.activeElement === document.body || window.stops.indexOf(document.activeElement) === 0"
    )


def test_the_first_stop_skips_to_the_text(visit):
    page = visit(DESK)
    page.goto("/policies/57/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "跳到正文"
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_letter_is_written_and_looked_up_by_keyboard_alone(visit):
    page = visit(DESK)
    keys = page.keyboard
    page.goto("/petitions/new/")

    def reach(selector):
        for _ in range(60):
            keys.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"no Tab reaches {selector}")

    def go_on():
        reach("[data-step]:not([hidden]) button")
        while page.evaluate("document.activeElement.textContent.trim()") != "下一步":
            keys.press("Tab")
        keys.press("Enter")

    reach("[name=kind]")
    keys.press("Space")
    go_on()
    reach("[name=request_text]")
    keys.type("想问住院后低保能不能调整。")
    go_on()
    reach("[name=identity]")
    while page.evaluate("document.activeElement.value") != "anonymous":
        keys.press("ArrowDown")
    keys.press("Space")
    go_on()
    go_on()
    reach("[data-step]:not([hidden]) button[type=submit]")
    press(page.locator(":focus"), "Enter")
    assert page.locator(".petition-number").count() == 1
