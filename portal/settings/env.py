"""Typed readers of environment variables.

Each reader knows what its value is for, so that whoever forgot one is told what to set
and not just which key was missing.
"""

import os
from pathlib import Path

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

# Values that stand in this project's own files: anybody can read them, so production refuses them.
PRINTED = ("tests-only", "change-me", "changeme", "secret", "django-insecure")
TEST_VAULT_KEY = "Vj2nJ6cWlT0m1p7bE3cYQf9oA5kD8hRzXuGqLsN4wI0="

TRUE_WORDS = {"1", "true", "yes", "on"}
FALSE_WORDS = {"0", "false", "no", "off", ""}


def text(name: str, *, purpose: str, default: str | None = None) -> str:
    """The variable's text. Raises ImproperlyConfigured, with its purpose, if unset and without default."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set {name}: {purpose}")
    return value


def secret(name: str, *, purpose: str, least: int) -> str:
    """A text that nobody could guess: set, long enough, and not one of the values printed in this project."""
    value = text(name, purpose=purpose)
    if len(value) < least or len(set(value)) < 12 or value.startswith(PRINTED):
        raise ImproperlyConfigured(
            f"{name} is too short, too plain or a printed example. Set {name}: {purpose} "
            "Make one with: python -c 'import secrets; print(secrets.token_urlsafe(64))'"
        )
    return value


def fernet_keys(name: str, *, purpose: str) -> list[str]:
    """Encryption keys, newest first. Raises ImproperlyConfigured for one that is none, or that the tests use."""
    keys = words(name, purpose=purpose)
    for place, key in enumerate(keys, 1):
        try:
            Fernet(key)
        except ValueError:
            raise ImproperlyConfigured(f"{name}: key {place} is not a Fernet key. Set {name}: {purpose}") from None
        if key == TEST_VAULT_KEY:
            raise ImproperlyConfigured(f"{name}: key {place} is the tests' own and known to everybody.")
    return keys


def flag(name: str, *, purpose: str, default: bool) -> bool:
    """A yes or no."""
    value = os.environ.get(name)
    if value is None:
        return default
    word = value.strip().lower()
    if word in TRUE_WORDS:
        return True
    if word in FALSE_WORDS:
        return False
    raise ImproperlyConfigured(f"{name}={value!r} is neither 1 nor 0. It says: {purpose}")


def number(name: str, *, purpose: str, default: int) -> int:
    """A whole number."""
    value = os.environ.get(name)
    if value is None or not value.strip():
        return default
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name}={value!r} is not a whole number. It says: {purpose}") from None


def words(name: str, *, purpose: str, default: tuple[str, ...] | None = None) -> list[str]:
    """A comma-separated list, blanks dropped."""
    if name not in os.environ and default is not None:
        return list(default)
    value = text(name, purpose=purpose)
    found = [part.strip() for part in value.split(",") if part.strip()]
    if not found and not default:
        raise ImproperlyConfigured(f"{name} is empty. Set {name}: {purpose}")
    return found


def choice(name: str, *, purpose: str, options: tuple[str, ...], default: str) -> str:
    """One of a few words."""
    value = os.environ.get(name, default)
    if value not in options:
        raise ImproperlyConfigured(f"{name}={value!r} must be one of {', '.join(options)}. It says: {purpose}")
    return value


def sub_path(name: str, *, purpose: str) -> str:
    """A path below the host, as /zwgk/dibao; empty where the portal has the host to itself."""
    path = os.environ.get(name, "").strip().strip("/")
    if any(mark in path for mark in "?#%\\ ") or "//" in path:
        raise ImproperlyConfigured(f"{name}={path!r} is no path like /zwgk/dibao. It says: {purpose}")
    return f"/{path}" if path else ""


def folder(name: str, *, purpose: str, default: Path) -> Path:
    """A folder's path, resolved against the working folder."""
    value = os.environ.get(name, "").strip()
    return Path(value).resolve() if value else default
