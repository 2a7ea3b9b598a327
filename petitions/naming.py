"""Whom a letter names: staff by their full name, villages by any of theirs. Plain text in, keys out; no database.

Wide on purpose: a wall too many is taken down by the reader with a reason, a wall too few cannot be put up in time.
"""

import unicodedata
from collections.abc import Hashable, Iterable

from portal.orgs.names import INVISIBLE, normalise

LEAST = 2  # one character is in every sentence


def find_people[Key: Hashable](text: str, people: Iterable[tuple[Key, str]]) -> list[Key]:
    """The keys of those whose name stands in the text, spaced, full-width or plain."""
    read = _bare(text)
    return [key for key, name in people if len(_bare(name)) >= LEAST and _bare(name) in read]


def find_units[Key: Hashable](text: str, units: Iterable[tuple[Key, str]]) -> list[Key]:
    """The keys of the villages that are named, by name or alias, each once."""
    read = _bare(text)
    found: dict[Key, None] = {}
    for key, name in units:
        plain = normalise(name)
        if len(plain) >= LEAST and plain in read:
            found[key] = None
    return list(found)


def _bare(text: str) -> str:
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
