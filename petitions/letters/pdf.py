"""A paper as PDF, set by a limited child process (child.py), where this machine has a Chinese typeface."""

import json
from dataclasses import asdict
from functools import lru_cache

from django.utils.translation import gettext as _

from petitions.errors import Refused
from portal.privacy import sandbox

from . import measures as by
from .paper import Paper

CHILD = "petitions.letters.child"
CHILD_SECONDS = 40


@lru_cache(maxsize=1)
def fonts() -> tuple[str, ...]:
    """The typefaces of measures.py that are installed, the best first. Asked once: installing one needs a restart."""
    answer = sandbox.ask(CHILD, b"{}", wall_seconds=CHILD_SECONDS)
    installed = set(json.loads(answer)) if answer else set()
    return tuple(name for name in (*by.FANGSONG, *by.SERIF) if name in installed)


def is_possible() -> bool:
    return bool(fonts())


def write(paper: Paper) -> bytes:
    """The PDF, or a sentence that says what to do instead."""
    if not is_possible():
        raise Refused(_("服务器上没有中文宋体或仿宋字体，不能生成PDF。请用“打印正式答复”，或者下载Word文件。"))
    asked = {"paper": asdict(paper), "measures": _measures()}
    made = sandbox.ask(CHILD, json.dumps(asked, ensure_ascii=False).encode(), wall_seconds=CHILD_SECONDS)
    if not made or not made.startswith(b"%PDF-"):
        raise Refused(_("PDF没有生成。请用“打印正式答复”，或者下载Word文件。"))
    return made


def _measures() -> dict:
    """measures.py by lower-case name, as the typesetter's template reads it."""
    numbers = {name.lower(): getattr(by, name) for name in dir(by) if name.isupper()}
    return {name: value for name, value in numbers.items() if name not in ("fangsong", "serif")} | {"fonts": fonts()}
