"""Typed readers of environment variables.

Each reader knows what its value is for, so that whoever forgot one is told what to set
and not just which key was missing.
"""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = {"1", "true", "yes", "on"}
FALSE_WORDS = {"0", "false", "no", "off", ""}


def text(name: str, *, purpose: str, default: str | None = None) -> str:
    """The variable's text. Raises ImproperlyConfigured, with its purpose, if unset and without default."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set {name}: {purpose}")
    return value


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


def folder(name: str, *, purpose: str, default: Path) -> Path:
    """A folder's path, resolved against the working folder."""
    value = os.environ.get(name, "").strip()
    return Path(value).resolve() if value else default
