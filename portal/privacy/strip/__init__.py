"""Cleans a stranger's document: what it says of its writer goes, what it shows stays (threats T13, T21-T24).

Papers (PDF), Word files and workbooks. Pictures have their own door (portal.privacy.pictures).
"""

import json
from dataclasses import dataclass

from portal.privacy import sandbox
from portal.privacy.inspect import limits

from .problems import PROBLEMS

__all__ = ["PROBLEMS", "Clean", "Refused", "strip"]

CHILD = "portal.privacy.strip.child"
CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Refused(ValueError):  # noqa: N818 - it is an answer, not a fault
    """The document cannot be cleaned; `code` picks the sentence in PROBLEMS."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Clean:
    """What the file really is, and its bytes written anew."""

    content_type: str
    content: bytes


def strip(data: bytes) -> Clean:
    """The cleaned document or Refused. Whatever happens to the child, the answer is one of these two."""
    said = sandbox.ask(CHILD, data, wall_seconds=limits.WALL_SECONDS) or b""
    line, _end, content = said.partition(b"\n")
    answer = json.loads(line) if line else {"problem": "unfinished"}
    if answer.get("kind") in CONTENT_TYPES and content:
        return Clean(CONTENT_TYPES[answer["kind"]], content)
    raise Refused(answer["problem"] if answer.get("problem") in PROBLEMS else "damaged")
