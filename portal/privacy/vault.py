"""Encryption of personal values at rest, and keyed fingerprints for matching them without reading them.

PIPL art 51 asks for encryption; a plain hash of an identity number is no protection at all, since one county's
numbers are tried in seconds. So values are sealed under keys that live outside the database, and what must be
compared is compared by an HMAC whose key lives there too.
"""

import hashlib
import hmac
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class CannotOpen(Exception):  # noqa: N818
    """A sealed value that no configured key opens. The message never carries the value."""


@lru_cache(maxsize=4)
def _ring(keys: tuple[str, ...]) -> MultiFernet:
    """The key ring, newest key first. Kept by its keys: building one costs more than sealing a row."""
    if not keys:
        raise ImproperlyConfigured("VAULT_KEYS is empty: name at least one Fernet key, newest first.")
    try:
        return MultiFernet([Fernet(key) for key in keys])
    except ValueError:
        raise ImproperlyConfigured(
            "VAULT_KEYS holds a key that is not 32 url-safe base64 bytes. Make one with "
            "python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'"
        ) from None


def _keys() -> MultiFernet:
    return _ring(tuple(settings.VAULT_KEYS))


def seal_bytes(value: bytes) -> bytes:
    """Encrypt under the newest key."""
    return _keys().encrypt(value)


def open_bytes(sealed: bytes) -> bytes:
    """Decrypt with whichever configured key fits."""
    try:
        return _keys().decrypt(sealed)
    except InvalidToken:
        raise CannotOpen(
            "A sealed value opens with none of VAULT_KEYS. Put the key it was sealed under back, last in the list."
        ) from None


def seal(value: str) -> str:
    """Encrypt a text; the result is plain ASCII."""
    return seal_bytes(value.encode()).decode("ascii")


def open(sealed: str) -> str:
    """Decrypt a text."""
    return open_bytes(sealed.encode("ascii")).decode()


def fingerprint(purpose: str, value: str) -> str:
    """A keyed digest of a value, as 64 hex digits.

    The purpose is mixed in, so that fingerprints made for one use (say, finding a duplicate household) cannot be
    joined with those of another (say, a petitioner's identity number).
    """
    message = len(purpose).to_bytes(2, "big") + purpose.encode() + value.encode()
    return hmac.digest(settings.FINGERPRINT_KEY.encode(), message, hashlib.sha256).hex()
