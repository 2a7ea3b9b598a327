"""How the reviewer gets to see what is asked about. The apps above sign in what they show; the gate knows none of them."""

from collections.abc import Callable
from dataclasses import dataclass

from .verdicts import Verdict


@dataclass(frozen=True)
class Shown:
    """What the reviewer looks at: where to open it, and the passages with the findings in them."""

    title: str
    url: str
    passages: list[tuple[str, str]]  # where, and the words around the finding
    verdict: Verdict


Show = Callable[[str], Shown | None]
After = Callable[[str], None]
_shows: dict[str, tuple[Show, After | None]] = {}


def register(kind: str, show: Show, after: After | None = None) -> None:
    """`kind` is the part of a subject before the colon; `after` hears of every decision on one."""
    _shows[kind] = (show, after)


def show(subject: str) -> Shown | None:
    kind, _colon, key = subject.partition(":")
    return _shows[kind][0](key) if kind in _shows else None


def tell(subject: str) -> None:
    """Let the object take notice of a decision."""
    kind, _colon, key = subject.partition(":")
    after = _shows[kind][1] if kind in _shows else None
    if after is not None:
        after(key)
