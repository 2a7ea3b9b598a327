"""Rules that a text names although they no longer hold. The library of rules is kept on a floor above, and signs on."""

from collections.abc import Callable

type Find = Callable[[str], list[str]]
_found: list[Find] = []


def register(find: Find) -> None:
    """``find`` answers, for a text of today, a sentence about each rule in it that has ended."""
    _found[:] = [find]


def ended_in(text: str) -> list[str]:
    return [sentence for find in _found for sentence in find(text)]
