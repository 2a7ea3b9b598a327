"""Fingerprints of lines that wait for their confirmation, small enough to compare a hundred thousand at once.

Eight bytes of the keyed fingerprint and the key of the village: two of a million different people collide once in
a hundred million files, and then a warning is looked at in vain.
"""

import struct
from collections.abc import Iterable

from .tables import Line

ONE = struct.Struct(">8sI")


def pack(lines: Iterable[Line]) -> bytes:
    """The marks of all lines that carry an identity number."""
    return b"".join(
        ONE.pack(bytes.fromhex(line.fingerprint[:16]), line.place.key if line.place else 0)
        for line in lines
        if line.fingerprint
    )


def unpack(data: bytes) -> dict[str, int]:
    """The first sixteen hex digits of each fingerprint → the key of its village."""
    return {mark.hex(): village for mark, village in ONE.iter_unpack(data)}
