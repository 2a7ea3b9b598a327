"""What a page costs a phone with one bar of signal: bytes on the wire, other hosts, things that jump."""

import pytest

from tests.tools import places

from .steps import PHONE

HOME_LIMIT = 120 * 1024
# 慢速 4G, as Lighthouse has it: what comes late shows what jumps.
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1_638_400 / 8, "uploadThroughput": 768_000 / 8}
WATCH = """
window.jumped = [];
new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) {
        const moved = shift.sources.map((source) => source.node?.outerHTML?.slice(0, 120) ?? String(source.node));
        window.jumped.push([shift.value, moved]);
    }
}).observe({ type: "layout-shift", buffered: true });
"""


class Wire:
    """What Chromium itself counts as received, headers included."""

    def __init__(self, page):
        self.sizes, self.addresses = {}, {}
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.send("Network.emulateNetworkConditions", SLOW)
        session.on("Network.requestWillBeSent", lambda e: self.addresses.update({e["requestId"]: e["request"]["url"]}))
        session.on("Network.loadingFinished", lambda e: self.sizes.update({e["requestId"]: e["encodedDataLength"]}))

    @property
    def total(self):
        return sum(self.sizes.values())


@pytest.mark.parametrize("query", ["", "?elder=1"])
def test_home_is_light_and_asks_nobody_else(visit, demo, query):
    page = visit(PHONE)
    wire = Wire(page)
    page.goto("/" + query)
    page.wait_for_load_state("networkidle")
    foreign = [url for url in wire.addresses.values() if not url.startswith((demo.url, "data:"))]
    assert foreign == []
    assert len(wire.sizes) > 5  # the page, its styles and scripts were counted, and not a 304
    assert 10_000 < wire.total <= HOME_LIMIT


@pytest.mark.parametrize("remembered", ["", "elder"])
@pytest.mark.parametrize("name", ["home", "notice", "policy", "search", "petition form"])
def test_nothing_jumps_while_a_page_arrives(visit, demo, name, remembered):
    page = visit(PHONE)
    page.goto("/petitions/track/" + ("?elder=1" if remembered else ""))
    page.add_init_script(WATCH)
    Wire(page)
    page.goto(places.public(demo)[name])
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.jumped") == []


def test_pages_and_styles_come_packed(visit):
    page, plain = visit(PHONE), []

    def note(response):
        kind = response.headers.get("content-type", "")
        if kind.startswith(("text/", "application/json")) and response.headers.get("content-encoding") != "gzip":
            plain.append(response.url)

    page.on("response", note)
    for path in ("/", "/search/?q=低保", "/notices/", "/api/v1/notices/"):
        page.goto(path)
    assert plain == []
