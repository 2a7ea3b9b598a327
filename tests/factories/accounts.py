"""Staff of an invented township. `StaffFactory(role="case_worker")` may do what roles.py says of a case worker."""

import factory
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from portal.accounts.grants import permissions_by_code
from portal.accounts.models import User
from portal.accounts.roles import BY_CODE

PASSWORD = "correct-horse-battery"


class StaffFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"staff{n}")
    display_name = factory.Sequence(lambda n: f"测试员{n}")
    password = factory.django.Password(PASSWORD)

    class Params:
        superuser = factory.Trait(is_superuser=True, is_staff=True)

    @factory.post_generation
    def role(self, create, code):
        """Join the role's group, made here with those of its permissions that exist."""
        if not create or code is None:
            return
        group, _ = Group.objects.get_or_create(name=code)
        known = permissions_by_code()
        group.permissions.set(known[one] for one in BY_CODE[code].permissions if one in known)
        self.groups.set([group])
