"""Every public page, as a visitor and as staff see it: the same bytes, no cookie, the frame around all of them."""

import os
import subprocess
import sys

import pytest
from django.urls import reverse

from tests.factories.accounts import StaffFactory
from tests.factories.cms import PolicyPageFactory, about_page, catalogue_page, guide_index, standard_index
from tests.factories.disclosures import PublicationFactory
from tests.factories.orgs import OfficeProfileFactory

pytestmark = pytest.mark.django_db

ROUTES = (
    "home:index",
    "home:statistics",
    "home:robots",
    "home:sitemap",
    "disclosures:notice_list",
    "disclosures:feed",
    "petitions:answer_list",
    "petitions:track",
    "search:results",
    "ledger:log",
    "api:statistics-overview",
)


@pytest.fixture
def addresses():
    OfficeProfileFactory()
    notice = PublicationFactory(rows=2)
    pages = [PolicyPageFactory(), about_page(), catalogue_page(), guide_index(), standard_index()]
    return [
        *(reverse(name) for name in ROUTES),
        reverse("disclosures:notice", args=[notice.number]),
        *(page.get_url() for page in pages),
        "/no-such-page/",
    ]


def test_staff_and_visitors_receive_the_same_bytes_and_no_cookie(client, addresses):
    seen = {address: client.get(address) for address in addresses}
    assert [address for address, response in seen.items() if response.cookies] == []
    client.force_login(StaffFactory())
    session = client.cookies["sessionid"].value
    for address, before in seen.items():
        again = client.get(address)
        assert again.content == before.content, address
        assert not again.cookies, address
    assert client.cookies["sessionid"].value == session


def test_every_page_can_be_skipped_to_its_text_and_has_the_phone(client, addresses):
    for address in addresses:
        response = client.get(address)
        if not response["Content-Type"].startswith("text/html"):
            continue
        text = response.content.decode()
        assert 'href="#main"' in text, address
        assert 'id="main"' in text, address
        assert "0990-5550101" in text, address
        assert text.count("<h1") == 1, address


def test_elder_mode_reaches_every_page(client, addresses):
    for address in addresses:
        response = client.get(address, {"elder": "1"})
        if response["Content-Type"].startswith("text/html"):
            assert "data-elder>" in response.content.decode(), address


PUBLIC_PROCESS = """
import django
django.setup()
from django.urls import NoReverseMatch, resolve, reverse, Resolver404
try:
    reverse("wagtailadmin_home")
except NoReverseMatch:
    pass
else:
    raise SystemExit("the admin has an address")
assert resolve("/admin/login/").view_name == "wagtail_serve", resolve("/admin/login/").view_name
"""


def test_public_process_has_no_staff_addresses():
    env = {**os.environ, "PORTAL_ROLE": "public", "DJANGO_SETTINGS_MODULE": "portal.settings.test"}
    subprocess.run([sys.executable, "-c", PUBLIC_PROCESS], check=True, env=env, timeout=120)
