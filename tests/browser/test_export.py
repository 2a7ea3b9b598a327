"""The demo as a folder, opened without a server."""

import re

import pytest
from django.utils.html import strip_tags

from tests.tools import links

from .steps import DESK, PHONE

ENDED = """
from disclosures.services.takedowns import ended_notices, traces_of
for notice in ended_notices():
    for trace in traces_of(notice):
        for amount in trace.amounts:
            print(trace.word, amount, sep="\\t")
"""


@pytest.fixture(scope="module")
def copy(demo, tmp_path_factory):
    folder = tmp_path_factory.mktemp("export") / "copy"
    return folder, demo.manage("export_site", str(folder))


def test_every_link_of_the_demo_leads_to_a_file(copy):
    folder, said = copy
    counted, broken = links.check(folder)
    assert [(str(found.file.relative_to(folder)), found.link) for found in broken] == []
    assert "no such address" not in said
    assert counted > 5_000


def test_a_second_export_writes_nothing(copy, demo):
    folder, _said = copy
    assert "; 0 written, 0 deleted" in demo.manage("export_site", str(folder))


def test_no_household_of_an_ended_notice_is_in_it(copy, demo):
    """Masked label or name beside its amount, as verify_takedown looks for them at the portal's own addresses."""
    folder, _said = copy
    traces = {tuple(line.split("\t")) for line in demo.manage("shell", "-v", "0", "-c", ENDED).splitlines() if line}
    assert len(traces) > 500
    words = {word for word, _amount in traces}
    for file in folder.rglob("*"):
        if file.suffix not in (".html", ".json", ".csv", ".atom", ".jsonl", ".txt"):
            continue
        text = strip_tags(file.read_text(encoding="utf-8")) if file.suffix == ".html" else file.read_text("utf-8")
        for word in words:
            for found in re.finditer(re.escape(word), text):
                near = text[max(found.start() - 200, 0) : found.end() + 200]
                assert not any(amount in near for one, amount in traces if one == word), (file, word)


@pytest.mark.parametrize("viewport", [DESK, PHONE])
def test_it_opens_from_the_disk_and_leads_on(copy, chromium, viewport):
    folder, _said = copy
    page = chromium.new_page(viewport=viewport)
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("link", name="全部公示").click()
    page.locator("main .list-dated a").first.click()
    assert page.locator("h1").inner_text()
    page.locator("[data-elder-switch]").click()
    assert page.locator("html[data-elder]").count() == 1
    page.get_by_role("navigation", name="栏目").get_by_role("link", name="来信").click()
    assert "副本" in page.locator("h1").inner_text()
    page.close()
    assert complaints == []
    assert all(url.startswith("file://") for url in asked)
