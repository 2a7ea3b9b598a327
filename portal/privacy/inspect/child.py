"""The only process that opens a document: ``python -m portal.privacy.inspect.child``, the file on stdin.

The first line is JSON: the file's ending and the words that may be public. The answer is one line of JSON: the kinds
and places of what was found, or why the file cannot be read. The words themselves leave this process only when they
are asked for and the file is clean: what its reader sees, for the site's search.
"""

import json
import sys

from portal.privacy import sandbox

from . import limits
from .collector import Collector
from .stops import Stop

ZIP, OLE, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF")


def read(data: bytes, ending: str, out: Collector) -> None:
    """Judged by content; the ending only tells CSV from plain text."""
    if not data.strip():
        raise Stop("empty")
    if len(data) > limits.FILE_BYTES:
        raise Stop("too_long")
    if data.startswith(ZIP):
        from .office import read_office

        read_office(data, out)
    elif PDF in data[:1024]:
        from .portable import read_pdf

        read_pdf(data, out)
    elif data.startswith(OLE):
        raise Stop("encrypted" if "EncryptedPackage".encode("utf-16-le") in data else "old_format")
    elif data.startswith(PICTURES):
        from .pictures import read_picture

        read_picture(data, out)
    elif ending == "csv":
        from .texts import read_csv

        read_csv(data, out)
    elif ending == "txt":
        from .texts import read_text

        read_text(data, out)
    else:
        raise Stop("unknown_kind")


def answer(head: dict, data: bytes) -> dict:
    out = Collector(head["allowed"])
    try:
        read(data, head["ending"], out)
    except Stop as stop:
        return {"problem": stop.code, "findings": out.findings, "counts": out.counts}
    except MemoryError:
        return {"problem": "too_long", "findings": [], "counts": {}}
    said = {"problem": "", "findings": out.findings, "counts": out.counts}
    return {**said, "shown": out.shown} if head.get("shown") and not out.counts else said


def main() -> int:
    sandbox.limit_self(memory=limits.MEMORY_BYTES, cpu_seconds=limits.CPU_SECONDS)
    head, _end, data = sys.stdin.buffer.read().partition(b"\n")
    sys.stdout.buffer.write(json.dumps(answer(json.loads(head), data)).encode())
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
