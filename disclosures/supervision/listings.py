"""名单里有我家吗, answered to the household and to nobody else.

A name or an identity number proves nothing: whoever has somebody's number could ask what the list says of them
(OpenSID refused the feature for that reason). So the question takes a code that the office hands out on paper, after
looking at an identity card. With the code the answer is there at once; without it every answer is the same, whether
the name is listed or not, and costs the same work. Nothing that was asked is kept.
"""

import hmac
from enum import StrEnum

from django.utils import timezone

from portal.privacy import masking, vault

from ..models import ListingMark, Publication

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
LENGTH = 12  # 60 bits: with the limits on asking, no code is found by trying
_LOOKALIKES = str.maketrans("OIL", "011")


class Reply(StrEnum):
    LISTED = "listed"
    NOT_LISTED = "not_listed"
    UNPROVEN = "unproven"


def code_for(village_code: str, name: str, year: int) -> str:
    """A household's code of a year, in groups of four. Made from the name under the server's key, stored nowhere."""
    number = int(vault.fingerprint("listing-code", f"{year}|{village_code}|{masking.clean_name(name)}"), 16)
    letters = "".join(ALPHABET[number >> 5 * place & 31] for place in range(LENGTH))
    return "-".join(letters[start : start + 4] for start in range(0, LENGTH, 4))


def mark_of(number: str, village_code: str, name: str) -> str:
    """One household on one notice. Marks of two notices have nothing in common, so they cannot be joined."""
    return vault.fingerprint("listing-mark", f"{number}|{village_code}|{masking.clean_name(name)}")


def look(notice: Publication, *, village_code: str, name: str, code: str) -> Reply:
    """The same steps for every question, in the same order; the answer is chosen at the end."""
    year = timezone.localdate().year
    typed = "".join(letter for letter in code.upper().translate(_LOOKALIKES) if letter in ALPHABET).encode()
    # A slip of December is still good in January.
    proven = [
        hmac.compare_digest(typed, code_for(village_code, name, valid).replace("-", "").encode())
        for valid in (year, year - 1)
    ]
    listed = ListingMark.objects.filter(publication=notice, mark=mark_of(notice.number, village_code, name)).exists()
    if not any(proven):
        return Reply.UNPROVEN
    return Reply.LISTED if listed else Reply.NOT_LISTED
