"""The reception desk in a real browser: how few keys a visit takes, what a lost line loses, and what a phone shows."""

import re

import pytest
from playwright.sync_api import expect

from .steps import PHONE, enter, press

MOST = 8
MATTER = {
    "name": "路知秋",
    "phone": "19900005678",
    "village": "sq",
    "request_text": "低保金这个月少了八十元，想知道为什么。",
}


class Hands:
    """A person at the keyboard. Counted: every click and every key, but for the words of the matter itself and Tab or
    Enter that goes on to the next box, which the eight do not count (`moves` does)."""

    def __init__(self, page):
        self.page, self.interactions, self.moves = page, 0, 0

    def click(self, selector):
        self.interactions += 1
        self.page.click(selector)

    def press(self, key):
        self.interactions += 1
        self.page.keyboard.press(key)

    def enter_word(self, words):
        """Something typed that is not the matter: a log-in."""
        self.interactions += 1
        self.page.keyboard.type(words)

    def type_matter(self, words):
        self.page.keyboard.type(words)

    def go_on(self, key="Enter"):
        self.moves += 1
        self.page.keyboard.press(key)


def focused(page):
    return page.evaluate("document.activeElement.name || document.activeElement.textContent.trim()")


def test_from_log_in_to_a_printed_slip_in_eight(visit, demo):
    page = visit()
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; };")
    page.goto("/admin/login/")
    hands = Hands(page)
    page.focus("input[name=username]")  # where the page puts the cursor
    hands.enter_word("jiedai")
    hands.go_on("Tab")
    hands.enter_word(demo.password("jiedai"))
    hands.press("Enter")
    page.wait_for_url("**/admin/")
    hands.click("a:has-text('登记来访、来信、来电')")
    page.wait_for_selector("form[data-keys]")

    assert focused(page) == "channel"
    hands.press("1")  # a visit
    assert focused(page) == "name"
    hands.type_matter(MATTER["name"])
    hands.go_on()
    hands.type_matter(MATTER["phone"])
    hands.go_on()
    hands.go_on()  # no address
    hands.go_on()  # one visitor
    assert focused(page) == "village"
    hands.type_matter(MATTER["village"])
    hands.go_on()
    assert page.input_value("[name=village]") == "石桥村"
    hands.go_on()  # what about: left as it is
    assert focused(page) == "kind"
    hands.press("3")  # a claim
    assert focused(page) == "request_text"
    hands.type_matter(MATTER["request_text"])
    hands.press("Control+Enter")
    page.wait_for_selector(".petition-slip")
    assert re.fullmatch(r"\d{4}-\d{6}", page.locator(".petition-number").inner_text())
    assert focused(page) == "打印回执"
    hands.press("Enter")
    assert page.evaluate("window.printed") == 1
    assert focused(page) == "登记下一件"
    assert hands.interactions <= MOST
    assert hands.moves <= 7

    paper = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


def test_only_what_the_channel_and_the_kind_need_is_shown(log_in):
    page = log_in("jiedai")
    page.goto("/admin/cases/register/")
    seldom = ("source_organ", "ticket_due", "publication_number", "accused_unit", "delivery", "representatives")
    assert not any(page.locator(f"[name={name}]").first.is_visible() for name in seldom)
    page.keyboard.press("5")  # a ticket of the hotline
    assert focused(page) == "source_organ"
    assert page.locator("[name=ticket_due]").is_visible()
    page.locator("[name=kind][value=objection]").check()
    assert page.locator("[name=publication_number]").is_visible()
    page.locator("[name=kind][value=information]").check()
    assert page.locator("[name=delivery]").first.is_visible()
    assert not page.locator("[name=publication_number]").is_visible()
    page.fill("[name=persons_count]", "6")
    assert page.locator("[name=representatives]").is_visible()


def test_earlier_matters_come_up_while_typing(log_in):
    page = log_in("jiedai")
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    for turn in range(2):
        page.goto("/admin/cases/register/")
        page.fill("[name=name]", "岑望舒")
        page.fill("[name=phone]", "19900007777")
        page.press("[name=phone]", "Enter")
        if turn:
            page.wait_for_selector("[data-similar] a")
            assert "同一姓名和电话" in page.locator("[data-similar]").inner_text()
        page.fill("[name=request_text]", "问年审。")
        press(page.locator("[name=request_text]"), "Control+Enter")
        page.wait_for_selector(".petition-slip")
    assert "同一姓名和电话" in page.locator(".desk-card").inner_text()
    assert not any("19900007777" in url or "岑" in url or "%E5%B2%91" in url for url in requests)


def test_a_lost_line_loses_no_words_and_keeps_no_person(log_in):
    page = log_in("jiedai")
    page.goto("/admin/cases/register/")
    person = {"name": "路知秋", "phone": "19900005678", "address": "石桥村三组8号"}
    for name, value in {**person, "request_text": "说到一半断了线。"}.items():
        page.fill(f"[name={name}]", value)
    page.context.set_offline(True)
    page.press("[name=request_text]", "Control+Enter")
    expect(page.locator("[data-offline]")).to_be_visible()
    assert page.input_value("[name=name]") == person["name"]
    kept = page.evaluate("JSON.stringify([localStorage, sessionStorage])")
    assert "说到一半断了线" in kept
    assert not any(value in kept for value in person.values())
    page.context.set_offline(False)

    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/admin/cases/register/")
    page.click("[data-draft-take]")
    assert page.input_value("[name=request_text]") == "说到一半断了线。"
    assert page.input_value("[name=name]") == ""
    press(page.locator("[name=request_text]"), "Control+Enter")
    number = page.locator(".petition-number").inner_text()
    assert "说到一半" not in page.evaluate("JSON.stringify(sessionStorage)")
    page.goto("/admin/cases/register/")
    assert not page.locator("[data-draft-offer]").is_visible()
    assert number


def test_a_kept_form_sent_again_is_the_same_case(log_in):
    """The answer was lost on the way, not the matter: the draft still holds the key of its sending."""
    page = log_in("jiedai")
    page.goto("/admin/cases/register/")
    page.fill("[name=request_text]", "答复在路上丢了。")
    page.press("[name=request_text]", "Tab")
    draft = page.evaluate("sessionStorage.getItem('reception-draft')")
    press(page.locator("[name=request_text]"), "Control+Enter")
    first = page.locator(".petition-number").inner_text()
    page.evaluate("draft => sessionStorage.setItem('reception-draft', draft)", draft)
    page.goto("/admin/cases/register/")
    page.click("[data-draft-take]")
    press(page.locator("[name=request_text]"), "Control+Enter")
    page.wait_for_selector(".petition-slip")
    assert page.locator(".petition-number").inner_text() == first


def test_without_javascript_the_form_is_whole(visit, demo):
    page = visit(javascript=False)
    enter(page, "jiedai", demo.password("jiedai"))
    page.goto("/admin/cases/register/?channel=call")
    page.fill("[name=request_text]", "来电问年审。")
    page.fill("[name=village]", "杜")
    page.select_option("[name=subject]", "policy")
    press(page.locator("button[name=look]"))
    assert page.input_value("[name=request_text]") == "来电问年审。"
    assert page.locator("[name=channel][value=call]").is_checked()
    assert page.locator("[data-similar]").inner_text()
    press(page.locator("button:has-text('登记，打印回执')"))
    assert page.locator(".petition-slip").is_visible()


@pytest.mark.parametrize("path", ["/admin/cases/register/", "/admin/cases/registers/?book=all&year=2026&month="])
def test_a_phone_scrolls_nothing_sideways(log_in, path):
    page = log_in("jiedai", PHONE)
    page.goto(path)
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0


def test_a_register_prints_on_its_side(log_in):
    page = log_in("jiedai")
    page.goto("/admin/cases/registers/?book=all&year=2026&month=")
    assert page.locator(".register-table tbody tr").count() > 10
    paper = page.pdf(prefer_css_page_size=True)
    width, height = map(float, re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", paper).groups())
    assert width > height
