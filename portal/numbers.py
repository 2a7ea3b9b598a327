"""Reading a number that came in an address or a hidden field, where anything can stand."""

DIGITS = 17  # what every column of ours holds, on SQLite and on PostgreSQL


def read_number(text: str | None) -> int | None:
    """The whole number, or None. str.isdigit alone takes “²”, which int refuses, and digits without end."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= DIGITS else None
