"""The self-check in a real browser: three answers, each from the numbers, and nothing that leaves the device."""

import pytest
from playwright.sync_api import expect

from .steps import PHONE

PATH = "/guides/self-check/"
# The demo's rural standard: 620 yuan a head and month.
FAMILIES = {
    "below": ({"persons": "3", "wages": "900"}, "no", "可能符合", []),
    "by the year": ({"persons": "2", "business": "14,879.76"}, "no", "可能符合", []),
    "exactly the standard": ({"persons": "2", "business": "１４８８０"}, "no", "可能不符合", ["刚性支出困难"]),
    "nothing at all": ({"persons": "1"}, "no", "可能符合", []),
    "below, with a car": ({"persons": "3", "wages": "900元"}, "yes", "说不准", ["有财产要核对"]),
    "below, not sure": ({"persons": "3", "wages": "900"}, "unsure", "说不准", ["有财产要核对"]),
    "above, but ill": ({"persons": "2", "transfers": "1400", "costs": "200"}, "no", "说不准", ["扣掉必要的花费"]),
    "above": ({"persons": "2", "transfers": "1400", "costs": "100"}, "no", "可能不符合", ["刚性支出困难"]),
}


def fill(page, numbers, assets):
    for key, value in numbers.items():
        page.fill(f"#check-{key}", value)
    for number, group in enumerate(page.locator("[data-asset]").all()):
        group.locator(f"input[value={assets if number == 0 else 'no'}]").check()
    page.get_by_role("button", name="算一算").click()


@pytest.mark.parametrize("name", FAMILIES)
def test_three_answers(visit, name):
    numbers, assets, answer, reasons = FAMILIES[name]
    page = visit(PHONE)
    page.goto(PATH)
    fill(page, numbers, assets)
    result = page.locator("[data-result]")
    expect(result).to_be_focused()
    shown = result.locator("[data-answer]:visible")
    assert shown.count() == 1
    assert answer in shown.inner_text()
    told = result.locator("[data-why]:visible").all_inner_texts()
    assert len(told) == len(reasons)
    assert all(reason in text for reason, text in zip(reasons, told, strict=True))
    assert "不是审批决定" in result.inner_text()


def test_a_mistake_is_named_at_its_box_and_an_old_answer_goes(visit):
    page = visit(PHONE)
    page.goto(PATH)
    fill(page, {"persons": "0", "wages": "九百"}, "no")
    assert page.locator("#check-persons-error").is_visible()
    assert page.locator("#check-wages-error").is_visible()
    assert not page.locator("[data-result]").is_visible()
    expect(page.locator("#check-persons")).to_be_focused()
    page.fill("#check-persons", "3")
    page.fill("#check-wages", "900")
    page.press("#check-wages", "Enter")
    assert not page.locator("[data-error]:visible").count()
    assert "320" in page.locator("[data-result]").inner_text()
    page.fill("#check-wages", "9000")
    assert not page.locator("[data-result]").is_visible()


def test_nothing_leaves_and_nothing_stays(visit):
    page = visit(PHONE)
    page.goto(PATH, wait_until="networkidle")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    fill(page, {"persons": "3", "wages": "873"}, "no")
    assert page.locator("[data-result]").is_visible()
    assert asked == []
    assert "873" not in page.evaluate(
        "JSON.stringify([localStorage, sessionStorage]) + document.cookie + location.href"
    )
    page.reload()
    assert page.input_value("#check-wages") == ""
    page.fill("#check-wages", "873")
    page.get_by_role("button", name="清空重填").click()
    assert page.input_value("#check-wages") == ""


def test_without_javascript_it_is_reckoned_by_hand(visit):
    page = visit(PHONE, javascript=False)
    page.goto(PATH)
    assert not page.locator("[data-self-check]").is_visible()
    assert page.get_by_role("heading", name="用纸笔也能算").is_visible()
    assert "一家一个月补差960元" in page.locator("main").inner_text()
