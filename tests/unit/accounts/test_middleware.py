"""Which pages get which policy. The password rule is tested with its page, in views/test_own_password.py."""

import pytest
from django.urls import reverse

from tests.factories.accounts import StaffFactory
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db


def scripts_allowed(response) -> str:
    policy = response.headers["Content-Security-Policy"]
    return next(part.strip() for part in policy.split(";") if part.strip().startswith("script-src"))


@pytest.mark.parametrize("name", ["wagtailadmin_home", "office:index", "units:add"])
def test_wagtails_screens_stay_strict(client, name):
    client.force_login(StaffFactory(role="system_admin", unit=OrgUnitFactory()))
    assert "unsafe-inline" not in scripts_allowed(client.get(reverse(name)))


@pytest.mark.parametrize("name", ["healthz", "petitions:new", "ledger:log", "disclosures:notice_list"])
def test_public_pages_stay_strict(client, name):
    assert "unsafe-inline" not in scripts_allowed(client.get(reverse(name)))


def test_screens_that_show_what_citizens_wrote_stay_strict(client):
    client.force_login(StaffFactory(role="case_worker", unit=OrgUnitFactory(township=True)))
    response = client.get(reverse("cases:index"))
    assert response.status_code == 200
    assert "unsafe-inline" not in scripts_allowed(response)
