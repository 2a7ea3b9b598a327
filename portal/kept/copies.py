"""Whether what is made now leaves this machine as a copy, such as a folder for the county's portal.

A copy cannot be taken back at the end of a window, so while one is made no row of a notice is shown to anybody
(PIPL arts 19, 47), and what would differ in every copy, as the digest of the day, is left out. Whatever is kept
under an edition is kept apart for copies.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_is_copy = ContextVar("is_copy", default=False)


@contextmanager
def making_copy() -> Iterator[None]:
    token = _is_copy.set(True)
    try:
        yield
    finally:
        _is_copy.reset(token)


def is_copy() -> bool:
    return _is_copy.get()
