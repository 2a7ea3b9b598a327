"""The look-up code: 130 random bits as 26 letters and digits, two more that catch a slip of the pen.

Crockford's alphabet has no I, L, O or U, so that a code read over the phone or written by hand survives. The code
itself is stored nowhere: the receipt is its only copy, and the database keeps a keyed fingerprint.
"""

import re
import secrets
import unicodedata

from portal.privacy import vault

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BITS = 130
LENGTH = 28
CHECK_MODULUS = 1021  # the largest prime that two characters hold
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


def new_key() -> str:
    """A value for the form's hidden field: 256 random bits that make one sending one sending."""
    return secrets.token_urlsafe(32)


def code_for(key: str) -> str:
    """The code of the sending that carries this key.

    Made from the key and the server's secret, not rolled anew, so that a form sent twice (a slow network, an
    impatient finger) answers with the same receipt both times. The database keeps only a fingerprint of the key.
    """
    number = int(vault.fingerprint("petition-code-bits", key), 16) >> (256 - BITS)
    return in_groups(_encode(number, 26) + _encode(number % CHECK_MODULUS, 2))


def reissued_code(number: str, times: int, key: str) -> str:
    """The code of a case's next re-issue. Number and count are mixed in, so that no earlier form makes it again."""
    return code_for(f"reissue:{number}:{times}:{key}")


def normalise(text: str) -> str:
    """What was typed, as it was printed: full-width, lower case, spaces, dashes and look-alikes undone."""
    text = unicodedata.normalize("NFKC", text).upper().translate(_LOOKALIKES)
    return re.sub(r"[^0-9A-Z]", "", text)[:64]


def is_well_formed(code: str) -> bool:
    """Whether the check characters agree. For a hint beside the field in a browser; never a reason to answer faster."""
    code = normalise(code)
    if len(code) != LENGTH or any(letter not in ALPHABET for letter in code):
        return False
    return _decode(code[26:]) == _decode(code[:26]) % CHECK_MODULUS


def in_groups(code: str) -> str:
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def fingerprint_code(number: str, code: str) -> str:
    """Number and code in one keyed digest: a wrong number and a wrong code miss the index in the same way."""
    return vault.fingerprint("petition-code", f"{normalise_number(number)}:{normalise(code)}")


def fingerprint_key(key: str) -> str:
    return vault.fingerprint("petition-sending", key)


def normalise_number(number: str) -> str:
    return re.sub(r"[^0-9-]", "", unicodedata.normalize("NFKC", number).translate(_DASHES))[:20]


def _encode(number: int, length: int) -> str:
    letters = []
    for _ in range(length):
        number, index = divmod(number, 32)
        letters.append(ALPHABET[index])
    return "".join(reversed(letters))


def _decode(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 32 + ALPHABET.index(letter)
    return number
