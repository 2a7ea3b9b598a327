"""For eyes that see little: at 400 % zoom nothing is cut, without colour nothing is lost, in elder mode all is large."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.tools import places

from .steps import DESK, PHONE, browse

ZOOMED = {"width": 320, "height": 256}  # 1280 × 1024 at 400 %: WCAG 1.4.10
CUT = """() => {
    const wide = document.documentElement.scrollWidth - innerWidth;
    const cut = [...document.querySelectorAll("body *")].filter((element) => {
        if (!element.checkVisibility() || element.closest(".visually-hidden, .skip-link, .petition-trap, thead")) return false;
        const box = element.getBoundingClientRect();
        const hides = ["hidden", "clip"].includes(getComputedStyle(element).overflowX);
        return box.right > innerWidth + 1 || box.left < -1 || (hides && element.scrollWidth > element.clientWidth + 1);
    });
    return [...(wide > 0 ? [`the page is ${wide} px too wide`] : []), ...cut.slice(0, 3).map((e) => e.outerHTML.slice(0, 140))];
}"""
SMALL_TEXT = """() => [...document.querySelectorAll("body *")]
    .filter((element) => {
        const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
        const asks = element.matches("input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea");
        return (says || asks) && element.checkVisibility() && !element.closest(".visually-hidden, .petition-trap");
    })
    .filter((element) => [null, "::before", "::after", "::placeholder"]
        .some((part) => parseFloat(getComputedStyle(element, part).fontSize) < 22))
    .map((element) => element.outerHTML.slice(0, 140)).slice(0, 5)"""
# A link among the words of a sentence is as high as its line (WCAG 2.5.8 has the same exception).
SMALL_TARGETS = """() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
    .filter((target) => target.checkVisibility({ visibilityProperty: true }))
    .filter((target) => !target.closest(".visually-hidden, .skip-link, .petition-trap"))
    .filter((target) => {
        const around = [...(target.parentElement.childNodes)].some((node) => node.nodeType === 3 && node.data.trim());
        return !(getComputedStyle(target).display === "inline" && around);
    })
    .map((target) => [target.closest("label") ?? target, target])
    .filter(([area]) => area.getBoundingClientRect().height < 47.5 || area.getBoundingClientRect().width < 47.5)
    .map(([area, target]) => {
        const box = area.getBoundingClientRect();
        return `${Math.round(box.width)}×${Math.round(box.height)} ${target.outerHTML.slice(0, 120)}`;
    }).slice(0, 5)"""
MEASURE = """() => {
    axe.configure({ checks: [{ id: "color-contrast-enhanced", options: {
        contrastRatio: { normal: { expected: 7 }, large: { expected: 7 } } } }] });
    return axe.run({ runOnly: { type: "rule", values: ["color-contrast-enhanced"] } }).then((found) => found.violations
        .flatMap((rule) => rule.nodes.map((node) => `${node.any[0]?.message} ${node.html.slice(0, 120)}`)));
}"""
SEVEN = f"() => {{ {Axe().axe_script}; return ({MEASURE})(); }}"
COLUMNS = """() => [...document.querySelectorAll(".grid-2, .grid-3")]
    .map((grid) => getComputedStyle(grid).gridTemplateColumns).filter((widths) => widths.includes(" "))"""
SHAPES = """() => Object.fromEntries([...document.querySelectorAll(".specimens .state")].map((state) => {
    const mark = getComputedStyle(state, "::before");
    const filled = mark.backgroundColor !== "rgba(0, 0, 0, 0)";
    const shape = [mark.borderRadius, mark.borderTopWidth, mark.clipPath, mark.height, mark.transform, filled];
    return [state.className, [state.textContent.trim(), shape.join(" ")]];
}))"""
DUMB = "() => [...document.querySelectorAll('.state')].filter((e) => !e.textContent.trim()).map((e) => e.outerHTML)"
BARE = """() => [...document.querySelectorAll("main p a:not(.button)")].filter((link) => link.checkVisibility()
    && [...link.parentElement.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
    && getComputedStyle(link).textDecorationLine !== "underline").map((link) => link.outerHTML)"""
MUTE = """() => [...document.querySelectorAll("main form[method=post]")].filter(() => {
    const text = document.querySelector("main").innerText;
    return !text.includes("0000-7654321") || !/\\d{1,2}:\\d{2}/.test(text);
}).map((form) => form.action)"""
TIMED = "() => [...document.querySelectorAll('meta[http-equiv=refresh i]')].map((meta) => meta.outerHTML)"
# One walk through all pages for each size of window and of text; what each walk asks of every page.
WALKS = {
    "zoomed": (ZOOMED, "", {"cut": CUT}),
    "zoomed, elder": (ZOOMED, "elder=1", {"cut": CUT}),
    "phone, elder": (PHONE, "elder=1", {"small text": SMALL_TEXT, "small targets": SMALL_TARGETS, "pale": SEVEN}),
    "desk, elder": (DESK, "elder=1", {"small text": SMALL_TEXT, "small targets": SMALL_TARGETS, "columns": COLUMNS}),
    "desk": (DESK, "", {"dumb": DUMB, "bare": BARE, "mute": MUTE, "timed": TIMED}),
}


@pytest.fixture(scope="module")
def faults(chromium, demo):
    """What a walk found: ``faults("desk", "mute")`` answers each page's findings, pages without any left out."""
    pages = places.public(demo)
    walked = {}

    def walk(name):
        viewport, query, scripts = WALKS[name]
        page = browse(chromium, demo.url, viewport)
        found = {}

        def look(at):
            found[at] = {script: page.evaluate(source) for script, source in scripts.items()}

        for at, path in pages.items():
            page.goto(path + (("&" if "?" in path else "?") + query if query else ""))
            look(at)
        for at, act in places.ACTS.items():  # elder mode is remembered by now
            act(page)
            look(at)
        page.context.close()
        return found

    def ask(name, script):
        if name not in walked:
            walked[name] = walk(name)
        return {at: found[script] for at, found in walked[name].items() if found[script]}

    return ask


@pytest.mark.parametrize("walk", ["zoomed", "zoomed, elder"])
def test_four_times_as_large_nothing_is_cut(faults, walk):
    assert faults(walk, "cut") == {}


@pytest.mark.parametrize("walk", ["phone, elder", "desk, elder"])
def test_in_elder_mode_all_text_is_large(faults, walk):
    assert faults(walk, "small text") == {}


@pytest.mark.parametrize("walk", ["phone, elder", "desk, elder"])
def test_in_elder_mode_every_target_is_large(faults, walk):
    assert faults(walk, "small targets") == {}


def test_in_elder_mode_every_contrast_is_seven_to_one(faults):
    assert faults("phone, elder", "pale") == {}


def test_in_elder_mode_everything_stands_in_one_column(faults):
    assert faults("desk, elder", "columns") == {}


def test_without_colour_every_state_has_its_word_and_its_own_shape(log_in):
    page = log_in("jingban")
    page.goto("/admin/components/")
    shapes = page.evaluate(SHAPES)
    assert len(shapes) == 6
    assert all(word for word, _ in shapes.values())
    assert len({shape for _, shape in shapes.values()}) == 6


def test_without_colour_every_state_on_a_page_says_its_word(faults):
    assert faults("desk", "dumb") == {}


def test_without_colour_a_link_in_a_sentence_is_underlined(faults):
    assert faults("desk", "bare") == {}


def test_every_form_says_whom_to_ring_and_when_the_window_is_open(faults):
    assert faults("desk", "mute") == {}


def test_no_page_sends_its_reader_away_after_a_while(faults):
    assert faults("desk", "timed") == {}
