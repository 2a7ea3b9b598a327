"""Wagtail's own user and group screens are for superusers, whatever permission somebody was given by hand.

Its makers say that whoever may change users can make themselves anything, and count that as out of scope; so the
township's keeper works through services.py, and these screens stay shut.
"""

from django.contrib.auth.models import Group
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from .models import User


class SuperusersOnly(ModelPermissionPolicy):
    def user_has_permission(self, user, action):
        return user.is_active and user.is_superuser

    def user_has_any_permission(self, user, actions):
        return user.is_active and user.is_superuser

    def users_with_any_permission(self, actions):
        return User.objects.filter(is_active=True, is_superuser=True)


def register() -> None:
    for model in (User, Group):
        # exact_class outranks the default that wagtail.users registers after us.
        register_permission_policy(model, SuperusersOnly(model), exact_class=True)
