"""Whoever forgets a setting is told what it is for; production refuses what everybody can read."""

import os
import subprocess
import sys

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

from portal.settings import env

GOOD = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "pZ8-kd02LxQv7mN4wR1tY6uJ9aBcE3fGhSoIqXzT5yVnMrKl0WePjDgH",
    "VAULT_KEYS": Fernet.generate_key().decode(),
    "FINGERPRINT_KEY": "Qm4xT7vB2nK9pL6wZ1rS8dF3gH5jC0aYeUiO",
    "ALLOWED_HOSTS": "dibao.example.test",
}


def start_production(**changes) -> subprocess.CompletedProcess:
    """Load the production settings in a process of their own, as a server would."""
    environment = {**os.environ, **GOOD, **changes}
    command = [sys.executable, "-c", "from django.conf import settings; print(settings.DEBUG)"]
    wanted = {name: value for name, value in environment.items() if value is not None}
    return subprocess.run(command, env=wanted, capture_output=True, text=True, check=False)


def test_production_starts_on_good_keys():
    assert start_production().stdout.strip() == "False"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", None),
        ("SECRET_KEY", "tests-only"),
        ("SECRET_KEY", "a" * 60),
        ("SECRET_KEY", "change-me-change-me-change-me-change-me-change-me-change-me"),
        ("VAULT_KEYS", None),
        ("VAULT_KEYS", "not-a-key"),
        ("VAULT_KEYS", env.TEST_VAULT_KEY),
        ("FINGERPRINT_KEY", "short"),
        ("FINGERPRINT_KEY", None),
        ("ALLOWED_HOSTS", None),
    ],
)
def test_production_refuses_and_names_the_setting(name, value):
    answer = start_production(**{name: value})
    assert answer.returncode != 0
    assert name in answer.stderr
    assert "Set " in answer.stderr or "known to everybody" in answer.stderr


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (lambda: env.flag("X_SETTING", purpose="says something", default=False), "perhaps"),
        (lambda: env.number("X_SETTING", purpose="says something", default=1), "many"),
        (lambda: env.choice("X_SETTING", purpose="says something", options=("a", "b"), default="a"), "c"),
    ],
)
def test_a_wrong_value_is_told_with_its_purpose(monkeypatch, read, value):
    monkeypatch.setenv("X_SETTING", value)
    with pytest.raises(ImproperlyConfigured, match="says something"):
        read()


def test_words_are_split_and_trimmed(monkeypatch):
    monkeypatch.setenv("X_SETTING", " a.example , ,b.example")
    assert env.words("X_SETTING", purpose="hosts") == ["a.example", "b.example"]
