"""Pictures that come from outside, drawn anew by a limited child process (redraw.py): pixels stay, all else is gone."""

import json

from . import sandbox
from .redraw import MAX_PIXELS

__all__ = ["CONTENT_TYPES", "MAX_PIXELS", "TooManyPixels", "Unreadable", "is_picture", "redraw"]

CHILD_SECONDS = 30
SIGNS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")
CONTENT_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}


class Unreadable(ValueError):  # noqa: N818
    """No picture that can be drawn anew."""


class TooManyPixels(Unreadable):
    """A picture of more than 25 million pixels."""


def is_picture(content: bytes) -> bool:
    """Whether it begins as one of the kinds that are drawn anew."""
    return content.startswith(SIGNS)


def redraw(content: bytes) -> tuple[str, bytes]:
    """(content type, fresh picture). Whatever happens to the child, the answer is one of these two exceptions."""
    answer, picture = _ask_child(content)
    if answer.get("error") == "pixels":
        raise TooManyPixels
    if answer.get("kind") not in CONTENT_TYPES or not picture:
        raise Unreadable
    return CONTENT_TYPES[answer["kind"]], picture


def _ask_child(content: bytes) -> tuple[dict, bytes]:
    if not is_picture(content):
        return {}, b""
    line, _end, picture = (sandbox.ask("portal.privacy.redraw", content, wall_seconds=CHILD_SECONDS) or b"").partition(
        b"\n"
    )
    return (json.loads(line), picture) if line else ({}, b"")
