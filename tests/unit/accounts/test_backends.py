"""Who is signed in: what the pages ask about them is there at once, and says the same as Django and Wagtail would."""

import pytest
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission
from wagtail.models import Page
from wagtail.permissions import policy_registry

from portal.accounts import grants
from portal.accounts.backends import StaffBackend
from portal.accounts.models import User
from portal.accounts.roles import ROLES
from tests.factories.accounts import StaffFactory
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [role.code for role in ROLES])
def test_permissions_are_those_of_django(role):
    account = StaffFactory(role=role)
    grants.sync()
    account.user_permissions.add(Permission.objects.get(codename="manage_calendar"))
    user = StaffBackend().get_user(account.pk)
    wanted = ModelBackend().get_all_permissions(User.objects.get(pk=account.pk))
    assert user.get_all_permissions() == wanted > set()
    assert user.has_perm("workdays.manage_calendar")
    fresh = User.objects.get(pk=account.pk)
    for model in (Page, *grants_on_collections()):
        policy = policy_registry.get_by_type(model)
        for action in ("add", "change", "publish", "choose"):
            assert policy.user_has_permission(user, action) == policy.user_has_permission(fresh, action)


def grants_on_collections():
    from wagtail.documents import get_document_model
    from wagtail.images import get_image_model

    return get_document_model(), get_image_model()


def test_superusers_may_all_and_the_closed_nothing():
    superuser = StaffBackend().get_user(StaffFactory(superuser=True).pk)
    assert superuser.has_perm("workdays.manage_calendar")
    assert policy_registry.get_by_type(Page).user_has_permission(superuser, "publish")
    closed = StaffFactory(role="case_worker", is_active=False)
    assert StaffBackend().get_user(closed.pk) is None
    assert StaffBackend().get_all_permissions(closed) == set()
    assert StaffBackend().get_user(0) is None


def test_whoever_is_signed_in_costs_two_questions(django_assert_num_queries):
    unit = OrgUnitFactory(parent=OrgUnitFactory(township=True, parent=OrgUnitFactory(county=True)))
    account = StaffFactory(role="receptionist", unit=unit)
    with django_assert_num_queries(2):
        user = StaffBackend().get_user(account.pk)
        assert user.has_perm("petitions.register_case")
        assert not user.has_perm("petitions.accept_case")
        assert user.unit.parent.parent.name == "青石县"
        assert not hasattr(user, "wagtail_userprofile")
        assert not policy_registry.get_by_type(Page).user_has_permission(user, "add")


def test_a_right_taken_away_is_gone_with_the_next_request():
    account = StaffFactory(role="case_worker")
    grants.sync()
    assert policy_registry.get_by_type(Page).user_has_permission(StaffBackend().get_user(account.pk), "add")
    account.groups.clear()
    user = StaffBackend().get_user(account.pk)
    assert user.get_all_permissions() == set()
    assert not policy_registry.get_by_type(Page).user_has_permission(user, "add")
