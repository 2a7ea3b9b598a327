"""Reading a year out of an address."""

from django.utils import timezone
from django.utils.translation import gettext as _

FIRST = 2000


class BadYear(ValueError):  # noqa: N818
    """Not a year that this portal could have figures for; the text says so to a person."""


def read_year(text: str) -> int | None:
    """The year; None when nothing was asked for."""
    if not text:
        return None
    last = timezone.localdate().year + 1
    if not (text.isascii() and text.isdigit() and len(text) == 4 and FIRST <= int(text) <= last):
        raise BadYear(_("年份要写成四位数字，如2026，在%(first)d和%(last)d之间。") % {"first": FIRST, "last": last})
    return int(text)
