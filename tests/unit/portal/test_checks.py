"""What `manage.py migrate` asks first, on whichever database the tests run."""

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def test_the_system_checks_pass_on_this_database():
    call_command("check", databases=["default"], fail_level="WARNING")
