"""Elder mode and reading aloud: one tap, remembered on the device, never in a cookie."""

from .steps import PHONE, press

SIZE = "getComputedStyle(document.body).fontSize"
SMALL_TARGETS = """() => [...document.querySelectorAll(".main-nav a, .tool, .search-box input, .button, .wants a")]
    .filter((target) => target.offsetParent && target.getBoundingClientRect().height < 47.5)
    .map((target) => target.textContent.trim() || target.name)"""


def test_one_tap_makes_everything_large_and_stays_so(visit):
    page = visit(PHONE)
    page.goto("/")
    assert page.evaluate(SIZE) == "18px"
    page.get_by_role("link", name="长者模式").click()
    assert page.evaluate(SIZE) == "22px"
    assert page.url.endswith("/")
    page.goto("/policies/")
    assert page.evaluate(SIZE) == "22px"
    assert page.context.cookies() == []
    page.get_by_role("link", name="退出长者模式").click()
    page.reload()
    assert page.evaluate(SIZE) == "18px"


def test_address_decides_and_is_remembered(visit):
    page = visit(PHONE)
    page.goto("/?elder=1")
    page.goto("/notices/")
    assert page.evaluate(SIZE) == "22px"
    page.goto("/?elder=0")
    assert page.evaluate(SIZE) == "18px"


def test_targets_are_large_enough_for_an_unsteady_thumb(visit):
    page = visit(PHONE)
    for path in ("/?elder=1", "/petitions/new/", "/notices/"):
        page.goto(path)
        assert page.evaluate(SMALL_TARGETS) == [], path


def test_without_javascript_the_server_answers_large(visit):
    page = visit(PHONE, javascript=False)
    page.goto("/")
    assert page.locator("[data-read-aloud]").is_hidden()
    press(page.get_by_role("link", name="长者模式"))
    assert "elder=1" in page.url
    assert page.locator("html[data-elder]").count() == 1


SPEECH = """
window.said = [];
window.cancelled = 0;
Object.defineProperty(window, "speechSynthesis", { value: {
    speak: (words) => { window.said.push(words.text); window.speaking = words; },
    cancel: () => { window.cancelled += 1; },
} });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


def test_reading_aloud_goes_through_the_main_text_and_can_be_stopped(visit):
    """The voice is the device's own: here it is a stub that notes what it is given."""
    page = visit(PHONE)
    page.add_init_script(SPEECH)
    page.goto("/policies/57/")
    page.get_by_role("button", name="朗读", exact=True).click()
    for _ in range(4):  # each part begins when the one before has ended
        page.evaluate("window.speaking.onend()")
    said = page.evaluate("window.said")
    text = " ".join(page.locator("#main").inner_text().split())
    assert len(said) == 5
    assert all(part in text for part in said)
    assert [text.index(part) for part in said] == sorted(text.index(part) for part in said)
    assert page.evaluate("window.speaking.lang") == "zh-CN"
    before = page.evaluate("window.cancelled")
    page.get_by_role("button", name="停止朗读").click()
    assert page.evaluate("window.cancelled") == before + 1
    page.evaluate("window.speaking.onend()")  # what was being said ends late: nothing follows
    assert len(page.evaluate("window.said")) == 5
    assert page.get_by_role("button", name="朗读", exact=True).is_visible()


def test_rows_are_read_with_their_heads(visit):
    page = visit(PHONE)
    page.add_init_script(SPEECH)
    page.goto("/standards/")
    page.get_by_role("button", name="朗读", exact=True).click()
    for _ in range(200):
        if page.evaluate("document.querySelector('[data-read-aloud]').getAttribute('aria-pressed')") == "false":
            break
        page.evaluate("window.speaking.onend()")
    head = page.locator("#main td[data-head]").first.get_attribute("data-head")
    assert any(part.startswith(f"{head}，") for part in page.evaluate("window.said"))


def test_a_device_without_a_voice_is_offered_none(visit):
    page = visit(PHONE)
    page.add_init_script("delete window.SpeechSynthesisUtterance")
    page.goto("/policies/57/")
    assert page.locator("[data-read-aloud]").is_hidden()


def test_article_text_grows_and_is_remembered(visit):
    page = visit(PHONE)
    page.goto("/policies/57/")
    page.get_by_role("button", name="特大").click()
    page.reload()
    assert page.evaluate("getComputedStyle(document.querySelector('.prose')).fontSize") == "26px"
