"""Whether a text still shows a household of a notice that has ended. Plain values: no database, no request."""

import html
import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

# How far apart name and amount of one line may stand in a table, a list or a JSON object.
REACH = 200
MOST_UNPACKED = 50 * 1024 * 1024
_HIDDEN = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Trace:
    """What one household could be seen by: its masked label, or its name while the sealed rows last; and its amount."""

    word: str
    amounts: tuple[str, ...]


def shows_any(text: str, traces: Iterable[Trace]) -> bool:
    """For the notice's own addresses: any label or name is one too many."""
    return any(word in text for word in {trace.word for trace in traces})


def shows_line(text: str, traces: Iterable[Trace]) -> bool:
    """For addresses about everything: a name beside its amount. A name alone may be an official's or an example's."""
    return any(
        amount in text[max(found.start() - REACH, 0) : found.end() + REACH]
        for trace in traces
        for found in re.finditer(re.escape(trace.word), text)
        for amount in trace.amounts
    )


def readable(body: bytes, content_type: str) -> str:
    """The words of an answer: of a page without its tags, of an office file from inside its archive."""
    if body.startswith(b"PK\x03\x04"):
        return _unpacked(body)
    text = _decoded(body)
    if "html" in content_type or "xml" in content_type:
        text = html.unescape(_TAG.sub(" ", _HIDDEN.sub(" ", text)))
    elif "json" in content_type:
        text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    return _SPACE.sub(" ", text)


def _unpacked(body: bytes) -> str:
    """docx, xlsx and ods are archives of XML."""
    left, parts = MOST_UNPACKED, []
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            for member in archive.infolist():
                left -= member.file_size
                if left >= 0:
                    parts.append(_TAG.sub(" ", _decoded(archive.read(member))))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return _decoded(body)
    return _SPACE.sub(" ", html.unescape(" ".join(parts)))


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        return body.decode("gb18030", errors="replace")
