"""The staff's first page: nothing on it is refused to who sees it."""

import pytest
from django.urls import reverse

from portal.accounts import grants
from portal.accounts.roles import ROLES
from tests.factories.accounts import StaffFactory
from tests.factories.orgs import OrgUnitFactory


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.code)
def test_the_pages_are_searched_by_those_who_may_see_them(db, client, role):
    grants.sync()
    client.force_login(StaffFactory(role=role.code, unit=OrgUnitFactory(township=True)))
    shown = client.get(reverse("wagtailadmin_home"))
    assert shown.status_code == 200
    assert ('role="search"' in shown.content.decode()) == bool(role.pages)
