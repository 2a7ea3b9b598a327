"""Words offered while somebody types: with the keyboard alone, in no one's way, and the plain page without a script."""

import pytest

from .steps import DESK, PHONE, press


def type_into(page, text, box="#search-question"):
    page.locator(box).press_sequentially(text)
    page.wait_for_selector(".suggestions:not([hidden])")
    return page.locator(box)


def options(page):
    return page.locator(".suggestions:not([hidden]) [role=option]").all_inner_texts()


@pytest.mark.parametrize("viewport", [DESK, PHONE])
def test_a_suggestion_is_chosen_with_the_keyboard(visit, viewport):
    page = visit(viewport)
    page.goto("/search/")
    box = type_into(page, "临时救")
    assert box.get_attribute("aria-expanded") == "true"
    assert all("临时救" in text for text in options(page))
    assert "条建议" in page.locator("search [role=status]").last.inner_text()
    box.press("ArrowDown")
    chosen = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    assert chosen.get_attribute("aria-selected") == "true"
    wanted = chosen.inner_text()
    box.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert page.locator("#search-question").input_value() == wanted
    assert page.locator(".search-results li").count()


def test_pinyin_and_first_letters_are_understood_while_typing(visit):
    page = visit()
    page.goto("/search/")
    for typed in ("linshi", "lsjz"):
        page.locator("#search-question").fill("")
        type_into(page, typed)
        assert any("临时救助" in text for text in options(page)), typed


def test_escape_closes_and_keeps_what_was_typed(visit):
    page = visit()
    page.goto("/search/")
    box = type_into(page, "公示")
    box.press("Escape")
    assert options(page) == []
    assert (box.input_value(), box.get_attribute("aria-expanded")) == ("公示", "false")
    box.press("Enter")
    page.wait_for_url("**/search/?q=*")


def test_what_is_typed_is_sent_nowhere_before_it_is_asked(visit):
    page, asked = visit(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/")
    before = len(asked)
    type_into(page, "低保", "#site-search")
    pages = [
        url.split("/", 3)[3] for url in asked[before:] if "/static/" not in url
    ]  # the browser fetches its icon late
    assert pages == ["search/words.json"]


def test_elder_mode_gives_each_suggestion_room(visit):
    page = visit(PHONE)
    page.goto("/search/?elder=1")
    type_into(page, "低保")
    heights = page.evaluate("[...document.querySelectorAll('.suggestions li')].map((one) => one.offsetHeight)")
    assert min(heights) >= 48
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_javascript_question_and_narrowing_work(visit):
    page = visit(PHONE, javascript=False)
    page.goto("/search/")
    page.locator("#search-question").fill("dibao")
    press(page.locator("#search-question + button, #search-question ~ button").first)
    assert "已按“低保”查找" in page.locator("main").inner_text()
    press(page.locator(".facet a", has_text="办事指南"))
    assert "section=guides" in page.url
    assert page.locator(".search-results li").count()


@pytest.mark.parametrize("mode", ["", "&elder=1"])
def test_on_a_phone_the_first_hits_come_before_the_narrowing(visit, mode):
    page = visit(PHONE)
    page.goto(f"/search/?q=低保{mode}")
    assert page.locator(".search-results li p").first.bounding_box()["y"] < PHONE["height"]
    page.locator(".search-narrow a").click()
    assert page.locator(".facet summary").first.bounding_box()["y"] < PHONE["height"]
