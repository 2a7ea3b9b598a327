"""No bytes at all."""


def make() -> bytes:
    return b""
