"""What only a browser shows of the petition pages: sections taking turns, a QR code's secret half, one sheet of paper."""

import re

from .steps import PHONE, press


def next_section(page):
    page.locator("[data-step]:not([hidden])").get_by_role("button", name="下一步").click()


def write_to_the_end(page):
    page.goto("/petitions/new/")
    page.check("[name=kind][value=consultation]")
    next_section(page)
    page.fill("[name=request_text]", "想问住院后低保能不能调整。")
    next_section(page)
    page.check("[name=identity][value=anonymous]")
    next_section(page)
    next_section(page)


def test_sections_take_turns_and_lose_nothing(visit):
    page = visit(PHONE)
    page.goto("/petitions/new/")
    assert "第 1 步，共 5 步" in page.locator(".petition-place").inner_text()
    page.check("[name=kind][value=claim]")
    next_section(page)
    next_section(page)  # the matter is not written yet: the browser says so and stays
    assert "第 2 步" in page.locator(".petition-place").inner_text()
    page.fill("[name=request_text]", "请核实我家的金额。")
    next_section(page)
    assert not page.locator("[name=name]").is_visible()
    page.check("[name=identity][value=named]")
    assert page.locator("[name=name]").is_visible()
    page.go_back()
    assert page.input_value("[name=request_text]") == "请核实我家的金额。"
    assert page.locator("[data-step]:not([hidden])").count() == 1


def test_the_qr_code_fills_the_boxes_and_leaves_the_address(visit):
    page = visit(PHONE)
    write_to_the_end(page)
    press(page.get_by_role("button", name="把信寄出"))
    number = page.locator(".petition-number").inner_text()
    code = page.locator(".code-groups").inner_text()
    page.goto(f"/petitions/track/#number={number}&code={code.replace(' ', '-')}")
    assert page.input_value("[name=number]") == number
    assert re.sub(r"\W", "", page.input_value("[name=code]")) == re.sub(r"\W", "", code)
    assert "#" not in page.url
    kept = page.evaluate("JSON.stringify([localStorage, sessionStorage]) + document.cookie")
    assert code[:4] not in kept
    press(page.get_by_role("button", name="查一查"))
    page.wait_for_selector(".timeline")


def test_a_miss_keeps_what_was_typed(visit):
    page = visit(PHONE)
    page.goto("/petitions/track/")
    page.fill("[name=number]", "2026-0001")
    page.fill("[name=code]", "ABCD-EFGH")
    page.get_by_role("button", name="查一查").click()  # stays on the page
    page.wait_for_selector("[data-miss]")
    assert page.input_value("[name=code]") == "ABCD-EFGH"


def test_the_receipt_is_one_sheet(visit):
    page = visit(PHONE)
    write_to_the_end(page)
    press(page.get_by_role("button", name="把信寄出"))
    page.wait_for_selector(".petition-slip")
    assert page.get_by_role("button", name="打印回执").is_visible()
    paper = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
