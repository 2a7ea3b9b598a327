import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from portal.accounts import permissions
from tests.factories.accounts import StaffFactory
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db
CODE = "accounts.manage_staff"


def test_a_role_brings_its_permissions():
    assert permissions.allows(StaffFactory(role="system_admin"), CODE)
    assert not permissions.allows(StaffFactory(role="auditor"), CODE)


@pytest.mark.parametrize("nobody", [None, AnonymousUser()])
def test_nobody_in_particular_may_nothing(nobody):
    assert not permissions.allows(nobody, CODE)
    with pytest.raises(PermissionDenied):
        permissions.require(nobody, CODE)


def test_a_disabled_account_may_nothing():
    assert not permissions.allows(StaffFactory(role="system_admin", is_active=False), CODE)


def test_the_refusal_is_a_sentence():
    with pytest.raises(permissions.NotAllowed, match="没有这项权限"):
        permissions.require(StaffFactory(role="auditor"), CODE)


def test_a_village_answers_for_itself_alone():
    town = OrgUnitFactory(township=True)
    own, other = OrgUnitFactory(parent=town), OrgUnitFactory(name="邻村", parent=town)
    of_village = StaffFactory(role="system_admin", unit=own)
    permissions.require(of_village, CODE, own)
    with pytest.raises(permissions.NotAllowed, match="邻村"):
        permissions.require(of_village, CODE, other)
    permissions.require(StaffFactory(role="system_admin", unit=town), CODE, other)


def test_an_account_without_a_unit_covers_none():
    assert not permissions.covers(StaffFactory(), OrgUnitFactory())
    assert permissions.covers(StaffFactory(superuser=True), OrgUnitFactory())


def test_a_thing_is_where_its_unit_is():
    village = OrgUnitFactory()

    class Batch:
        unit = village

    with pytest.raises(permissions.NotAllowed):
        permissions.require(StaffFactory(role="system_admin", unit=OrgUnitFactory()), CODE, Batch())
