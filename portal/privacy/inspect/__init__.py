"""Reads a whole file before it becomes public: what a screen shows and what it hides (threats T5, T13, T20-T25)."""

import json
from collections.abc import Iterable
from pathlib import PurePath

from portal.privacy import sandbox

from . import limits
from .report import PLACES, PROBLEMS, Report

__all__ = ["PROBLEMS", "VERSION", "Report", "inspect", "shown_text"]

VERSION = 1  # changes when the readers see more than before: what was read by an older one is read again
CHILD = "portal.privacy.inspect.child"


def inspect(data: bytes, name: str, *, allowed: Iterable[str] = ()) -> Report:
    """What in this file must not be public. A file that its reader cannot survive is one that cannot be read."""
    answer = _ask(data, name, allowed)
    if answer is None:
        return Report("too_long")
    problem = answer["problem"] if answer["problem"] in PROBLEMS else "damaged" if answer["problem"] else ""
    findings = tuple((kind, tuple(where)) for kind, where in answer["findings"] if where[0] in PLACES)
    return Report(problem, findings, answer["counts"])


def shown_text(data: bytes, name: str, *, allowed: Iterable[str] = ()) -> str:
    """What a reader of the file sees, for the search. Nothing of a file that cannot be read or is not clean."""
    answer = _ask(data, name, allowed, shown=True)
    return "\n".join(answer.get("shown", ())) if answer else ""


def _ask(data: bytes, name: str, allowed: Iterable[str], *, shown: bool = False) -> dict | None:
    head = {"ending": PurePath(name).suffix.lower().lstrip("."), "allowed": list(allowed), "shown": shown}
    said = sandbox.ask(CHILD, json.dumps(head).encode() + b"\n" + data, wall_seconds=limits.WALL_SECONDS)
    return json.loads(said) if said else None
