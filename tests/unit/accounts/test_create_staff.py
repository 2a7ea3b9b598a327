"""The command line makes what no screen may: the first system administrator."""

import pytest
from django.core.management import CommandError, call_command

from portal.accounts.management.commands import create_staff
from portal.accounts.models import User
from portal.accounts.roles import role_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _roles(capsys):
    call_command("sync_roles")


def test_a_system_administrator_is_made_with_a_password_for_one_visit(monkeypatch):
    monkeypatch.setattr(create_staff, "getpass", lambda prompt: "long-enough-for-today")
    call_command("create_staff", "keeper", "system_admin", name="唐磊")
    account = User.objects.get(username="keeper")
    assert role_of(account).code == "system_admin"
    assert account.password_is_provisional
    assert not account.is_superuser


def test_a_weak_password_is_refused_with_a_sentence(monkeypatch):
    monkeypatch.setattr(create_staff, "getpass", lambda prompt: "short")
    with pytest.raises(CommandError, match="12"):
        call_command("create_staff", "keeper", "system_admin")
    assert not User.objects.filter(username="keeper").exists()


def test_an_unknown_unit_is_named(monkeypatch):
    monkeypatch.setattr(create_staff, "getpass", lambda prompt: "long-enough-for-today")
    with pytest.raises(CommandError, match="990000000000"):
        call_command("create_staff", "keeper", "system_admin", unit="990000000000")
