"""The only process that rewrites a document: ``python -m portal.privacy.strip.child``, the file on stdin.

The answer is one line of JSON, the kind of file or why it cannot be taken, and then the clean bytes.
"""

import json
import sys

from portal.privacy import sandbox
from portal.privacy.inspect import limits
from portal.privacy.inspect.child import OLE, PDF, ZIP
from portal.privacy.inspect.stops import Stop

ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")


def clean(data: bytes) -> tuple[str, bytes]:
    """(kind, clean bytes), judged by the first bytes alone: a file of two kinds leaves as the one it begins with."""
    if len(data) > limits.FILE_BYTES:
        raise Stop("too_long")
    if data.startswith(PDF):
        from .papers import clean_pdf

        return "pdf", clean_pdf(data)
    if data.startswith(ZIP):
        from .office import clean_office

        return clean_office(data)
    if data.startswith(OLE):
        raise Stop("encrypted" if ENCRYPTED_OFFICE in data else "old_format")
    raise Stop("unknown_kind")


def answer(data: bytes) -> tuple[dict, bytes]:
    try:
        kind, content = clean(data)
    except Stop as stop:
        return {"problem": stop.code}, b""
    except MemoryError:
        return {"problem": "too_long"}, b""
    except Exception:  # readers fail in ways that no list of theirs names; the file is what is wrong
        return {"problem": "damaged"}, b""
    return {"kind": kind}, content


def main() -> int:
    sandbox.limit_self(memory=limits.MEMORY_BYTES, cpu_seconds=limits.CPU_SECONDS)
    said, content = answer(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + content)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
