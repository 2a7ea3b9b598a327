import pytest
from django.contrib.auth.models import Group

from portal.accounts.roles import ROLES
from tests.factories.accounts import StaffFactory
from tests.factories.orgs import OrgUnitFactory


@pytest.fixture
def township(db):
    return OrgUnitFactory(township=True)


@pytest.fixture
def village(township):
    return OrgUnitFactory(name="杜村", parent=township)


@pytest.fixture
def groups(db):
    """Every role has its group, whatever else has landed."""
    for role in ROLES:
        Group.objects.get_or_create(name=role.code)


@pytest.fixture
def keeper(township, groups):
    return StaffFactory(role="system_admin", unit=township, display_name="管账号的人")
