"""The job list names only permissions that exist, and leaves none of ours without a holder unless it says so."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

from portal.accounts.grants import codes_of, permissions_by_code
from portal.accounts.roles import ROLES
from tests.factories.accounts import StaffFactory

pytestmark = pytest.mark.django_db
DEFAULT_ACTIONS = ("add_", "change_", "delete_", "view_")
OURS = {
    *("accounts", "cms", "gate", "disclosures", "home", "inspection", "ledger", "orgs", "petitions", "summary"),
    "workdays",
}


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.code)
def test_every_listed_permission_exists(role):
    assert codes_of(role) - permissions_by_code().keys() == set()


def test_every_permission_that_an_app_invented_has_a_holder():
    held = set().union(*(role.permissions for role in ROLES))
    invented = {
        code
        for code in permissions_by_code()
        if code.split(".")[0] in OURS and not code.split(".")[1].startswith(DEFAULT_ACTIONS)
    }
    assert invented - held == set()


def test_sync_roles_runs_and_runs_again():
    call_command("sync_roles", verbosity=0)
    call_command("sync_roles", verbosity=0)
    assert Group.objects.filter(name__in=[role.code for role in ROLES]).count() == len(ROLES)


@pytest.mark.parametrize(("code", "may"), [("publisher", True), ("case_worker", True), ("auditor", False)])
def test_editors_may_add_pictures_and_attachments(code, may):
    call_command("sync_roles", verbosity=0)
    account = StaffFactory()
    account.groups.add(Group.objects.get(name=code))
    for model in (get_image_model(), get_document_model()):
        assert policy_registry.get_by_type(model).user_has_permission(account, "add") is may
