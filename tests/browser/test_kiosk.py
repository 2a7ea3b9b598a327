"""A public machine forgets after a minute without a touch, and the next person finds nothing by going back."""

import pytest

from .steps import PHONE, browse, press

WARNS_AFTER, FORGETS_AFTER = 60, 80
WORDS = "我家的低保为什么停了"


@pytest.fixture
def machine(chromium, demo):
    """A public machine, its clock in the test's hand."""
    page = browse(chromium, demo.url, PHONE)
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.clock.install()
    page.goto("/?kiosk=1")
    yield page
    page.context.close()
    assert complaints == []


def wait(page, seconds):
    page.clock.run_for(seconds * 1000)


def write_letter(page):
    page.goto("/petitions/new/")
    page.check("[name=kind][value=claim]")
    page.get_by_role("button", name="下一步").locator("visible=true").click()
    page.fill("[name=request_text]", WORDS)


def roll(page):
    """A turn of the wheel that has arrived: the browser hands it on after the call that sends it has ended."""
    page.evaluate("void (window.rolled = new Promise((done) => addEventListener('wheel', done, { once: true })))")
    page.mouse.wheel(0, 40)
    page.evaluate("window.rolled.then(() => true)")


def kept(page):
    return page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")


def test_after_a_minute_it_asks_and_then_forgets(machine):
    machine.goto("/?elder=1")
    write_letter(machine)
    assert WORDS in kept(machine)
    assert "csrftoken" in kept(machine)
    wait(machine, WARNS_AFTER - 2)
    assert not machine.get_by_role("alertdialog").is_visible()
    wait(machine, 3)
    assert machine.get_by_role("alertdialog").is_visible()
    assert machine.locator("[data-kiosk-left]").inner_text() in ("20", "19", "18")

    with machine.expect_navigation():
        wait(machine, FORGETS_AFTER - WARNS_AFTER)
    machine.wait_for_url("**/")
    after = kept(machine)
    assert WORDS not in after
    assert "csrftoken" not in after
    assert "elder" not in after
    assert '"portal.kiosk":"1"' in after


def test_any_touch_starts_the_minute_anew(machine):
    write_letter(machine)
    for _touch in range(3):
        wait(machine, WARNS_AFTER - 5)
        roll(machine)
        wait(machine, 1)
        assert not machine.get_by_role("alertdialog").is_visible()
    assert machine.input_value("[name=request_text]") == WORDS


@pytest.mark.parametrize("answer", ["button", "key", "screen"])
def test_whoever_says_so_is_still_there(machine, answer):
    write_letter(machine)
    wait(machine, WARNS_AFTER + 5)
    dialog = machine.get_by_role("alertdialog")
    assert dialog.is_visible()
    if answer == "button":
        dialog.get_by_role("button", name="我还在").click()
    elif answer == "key":
        machine.keyboard.press("Escape")
    else:
        # By its place: the question is gone before the finger is lifted, and a locator would look for it again.
        box = dialog.locator("h2").bounding_box()
        machine.mouse.click(box["x"] + 5, box["y"] + 5)
    assert not dialog.is_visible()
    wait(machine, WARNS_AFTER - 5)
    assert not dialog.is_visible()
    assert machine.input_value("[name=request_text]") == WORDS


def test_whoever_is_done_clears_at_once(machine):
    write_letter(machine)
    wait(machine, WARNS_AFTER + 2)
    press(machine.get_by_role("button", name="用完了，现在清掉"))
    assert WORDS not in kept(machine)
    assert machine.locator(".ask").count() == 1


def test_going_back_shows_nothing_of_the_one_before(machine):
    write_letter(machine)
    machine.get_by_role("button", name="下一步").locator("visible=true").click()
    machine.check("[name=identity][value=anonymous]")
    for _step in range(2):
        machine.get_by_role("button", name="下一步").locator("visible=true").click()
    press(machine.get_by_role("button", name="把信寄出"))
    number = machine.locator(".petition-number").inner_text()
    with machine.expect_navigation():
        wait(machine, FORGETS_AFTER + 1)
    machine.wait_for_url("**/")
    for _back in range(6):
        machine.evaluate("history.back()")
        machine.wait_for_timeout(400)
        shown = machine.locator("body").inner_text() if "chrome-error" not in machine.url else ""
        assert number not in shown
        assert WORDS not in shown


def test_a_machine_that_is_nobodys_is_left_alone(chromium, demo):
    page = browse(chromium, demo.url, PHONE)
    page.clock.install()
    write_letter(page)
    wait(page, 10 * FORGETS_AFTER)
    assert page.input_value("[name=request_text]") == WORDS
    assert not page.get_by_role("alertdialog").is_visible()
    page.context.close()


def test_a_front_page_that_nobody_touched_stays_still(machine):
    wait(machine, 3 * FORGETS_AFTER)
    assert not machine.get_by_role("alertdialog").is_visible()


def test_it_is_switched_off_by_the_address_and_by_the_owner_of_the_machine(machine):
    write_letter(machine)
    wait(machine, WARNS_AFTER + 2)
    machine.get_by_role("button", name="这是我自己的机器，不用清").click()
    wait(machine, 2 * FORGETS_AFTER)
    assert not machine.get_by_role("alertdialog").is_visible()
    machine.goto("/?kiosk=1")
    machine.goto("/?kiosk=0")
    assert 'portal.kiosk"' not in kept(machine)


def test_nothing_is_printed_while_it_asks(machine):
    write_letter(machine)
    machine.emulate_media(media="print")
    assert machine.locator("main").is_visible()
    wait(machine, WARNS_AFTER + 2)
    assert not machine.locator("main").is_visible()
