"""What every test may lean on: a closed network, a database with its township, a browser."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import pytest_socket
from django.core.cache import cache
from hypothesis import HealthCheck, settings

from tests.guards import _flush_empties_append_only_tables  # noqa: F401

settings.register_profile("fast", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("soak", max_examples=5000, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))

BROWSER = Path(__file__).parent / "browser"
CHROMIUM = Path("/usr/bin/chromium")


@pytest.hookimpl(tryfirst=True)  # before the two processes share the tests out by their groups
def pytest_collection_modifyitems(items):
    """Mark the browser tests; without a Chromium they are left out, except where CI requires them."""
    required = os.environ.get("PORTAL_BROWSER_TESTS") == "required"
    for item in items:
        if BROWSER in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if "demo" in item.fixturenames:
                item.add_marker(pytest.mark.xdist_group("browser"))  # one seeded demo serves them all
            if not CHROMIUM.exists():
                if required:
                    raise pytest.UsageError(f"{CHROMIUM} is missing and the browser tests are required")
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


@pytest.fixture(autouse=True)
def _closed_network():
    """Nothing but this machine answers."""
    pytest_socket.socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)
    yield
    pytest_socket._remove_restrictions()


@pytest.fixture(autouse=True)
def _nothing_counted():
    """What a test did from this machine's network does not use up the next one's limits."""
    cache.clear()


@pytest.fixture
def say(capfd) -> Callable[[str], None]:
    """Print a figure of a long run past pytest's capture: what it measured is its result."""

    def say(sentence: str) -> None:
        with capfd.disabled():
            sys.stdout.write(f"\n  {sentence}\n")

    return say


@pytest.fixture(autouse=True)
def _nothing_kept():
    """A test that is rolled back leaves its edition number to the next one, so nothing may stay kept under it."""
    from portal.kept import pages

    pages.forget_all()
    yield
    pages.forget_all()
