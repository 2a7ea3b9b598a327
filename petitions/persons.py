"""How a name, a phone and an address are compared without being read: brought to one form, then a keyed digest.

The database keeps the digests alone (PIPL art 51). Names and phones have a purpose each, so that neither can be
joined with another column that holds the same words.
"""

import re
import unicodedata

from portal.orgs.models import Level, OrgUnit
from portal.orgs.names import strip_ancestors
from portal.privacy import vault

# 买买提·吐尔逊 is typed with half a dozen different dots, or with none.
_NOT_OF_A_NAME = re.compile(r"[\s\u200b-\u200d\u2060\ufeff·•‧・･.．]+")
_NOT_OF_A_PLACE = re.compile(r"[\W_]+")


def normalise_name(name: str) -> str:
    return _NOT_OF_A_NAME.sub("", unicodedata.normalize("NFKC", name)).casefold()


def normalise_phone(phone: str) -> str:
    """The digits, without the country's own number in front."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", phone))
    return re.sub(r"^(00)?86(?=1\d{10}$)", "", digits)


def normalise_address(address: str) -> str:
    """Without punctuation, and without the county and the township that everybody here has in common."""
    uppers = OrgUnit.objects.exclude(level=Level.VILLAGE).order_by("level").values_list("name", flat=True)
    return _NOT_OF_A_PLACE.sub("", strip_ancestors(address, tuple(uppers))).casefold()


def marks(name: str, phone: str) -> dict[str, str]:
    """The fingerprints that stand beside the sealed columns; empty where nothing was said."""
    return {
        "name_fingerprint": _mark("petitioner-name", normalise_name(name)),
        "phone_fingerprint": _mark("petitioner-phone", normalise_phone(phone)),
    }


def _mark(purpose: str, value: str) -> str:
    return vault.fingerprint(purpose, value) if value else ""
