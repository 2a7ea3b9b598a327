"""The whole way of a letter in a real browser, recorded: its code and its sender's numbers are in no address, no
Referer and no storage, and nothing is asked of anybody but this site (threats T10)."""

import json
import re
from urllib.parse import unquote, urldefrag, urlsplit

from .steps import PHONE, browse, press
from .test_petition_pages import next_section

NAME, NUMBER, IDENTITY = "司徒雁翎", "19912340987", "11010519491231002X"
EVERYTHING_KEPT = """async () => {
  const bases = indexedDB.databases ? await indexedDB.databases() : [];
  const caches_ = window.caches ? await caches.keys() : [];
  return JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, bases, caches_, history.state]) + location.href;
}"""


def test_the_code_and_the_sender_leave_no_trace(chromium, demo, tmp_path):
    har = tmp_path / "flow.har"
    page = browse(chromium, demo.url, PHONE, record_har_path=har, record_har_content="omit")
    kept = []
    page.goto("/")
    page.goto("/petitions/new/")
    page.check("[name=kind][value=claim]")
    next_section(page)
    page.fill("[name=request_text]", f"想知道低保金为什么少了，身份证{IDENTITY}。")
    next_section(page)
    page.check("[name=identity][value=named]")
    page.fill("[name=name]", NAME)
    page.fill("[name=phone]", NUMBER)
    next_section(page)
    next_section(page)
    press(page.get_by_role("button", name="把信寄出"))
    number = page.locator(".petition-number").inner_text()
    code = re.sub(r"\W", "", page.locator(".code-groups").inner_text())
    kept.append(page.evaluate(EVERYTHING_KEPT))
    grouped = "-".join(re.findall("....", code))
    page.goto(f"/petitions/track/#number={number}&code={grouped}")
    press(page.get_by_role("button", name="查一查"))
    page.wait_for_selector(".timeline")
    kept.append(page.evaluate(EVERYTHING_KEPT))
    for address in ("/", "/answers/", "/statistics/"):
        page.goto(address)
        kept.append(page.evaluate(EVERYTHING_KEPT))
    kept.append(json.dumps(page.context.storage_state(), ensure_ascii=False))
    page.context.close()

    entries = [entry["request"] for entry in json.loads(har.read_text(encoding="utf-8"))["log"]["entries"]]
    assert len(entries) > 8
    addresses = "\n".join(unquote(urldefrag(one["url"]).url) for one in entries)
    headers = "\n".join(
        unquote(header["value"])
        for one in entries
        for header in one["headers"]
        if header["name"].lower() in ("referer", "origin", "cookie")
    )
    logs = demo.log.read_text(errors="replace")
    for secret in (code, grouped, code[:12], NAME, NUMBER, IDENTITY):
        for place, found in (
            ("addresses", addresses),
            ("Referers", headers),
            ("log", logs),
            ("storages", "\n".join(kept)),
        ):
            assert secret not in found, (secret, place)
    here = urlsplit(demo.url).netloc
    assert {urlsplit(one["url"]).netloc for one in entries if not one["url"].startswith("data:")} == {here}
