"""A real demo in a real Chromium: seeded once, driven by every browser test of the run."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.tools import running

from .steps import DESK, browse, enter

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The seeded demo under gunicorn. PORTAL_DEMO_DIR keeps one between runs, to save the seeding while writing tests."""
    folder = Path(os.environ.get("PORTAL_DEMO_DIR") or tmp_path_factory.mktemp("demo"))
    environment = running.seed(folder, PUBLIC_THROTTLE_RATE="100000/min")
    with running.serve(folder, environment) as served:
        yield served


@pytest.fixture(scope="session")
def chromium():
    os.environ.setdefault("XDG_RUNTIME_DIR", "/tmp")
    # Playwright keeps an event loop in this thread; a later test of this process may still ask its database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, demo):
    """Open a fresh visitor: ``visit()``, ``visit(PHONE, javascript=False)``; closed after the test.

    A page that logs an error on its console (a refused script, a broken address) fails the test.
    """
    pages, complaints = [], []

    def open_page(viewport=DESK, javascript=True):
        page = browse(chromium, demo.url, viewport, java_script_enabled=javascript)
        pages.append(page)
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        return page

    yield open_page
    for page in pages:
        page.context.close()
    # A refused page is the point of some tests; anything else on the console is a defect.
    assert [text for text in complaints if "Failed to load resource" not in text] == []


@pytest.fixture
def log_in(visit, demo):
    """Open the staff site as this username."""

    def open_staff(username, viewport=DESK):
        page = visit(viewport)
        enter(page, username, demo.password(username))
        return page

    return open_staff
