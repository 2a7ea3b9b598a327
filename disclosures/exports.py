"""Downloads: sums only. A file outlives every take-down, so no row is ever in one."""

import csv
import io
from collections.abc import Iterable

from django.utils.translation import gettext as _

from . import presentation, selectors
from .models import Publication
from .wording import say_day

BOM = "\ufeff"
# What makes a spreadsheet program run a cell instead of showing it (also when only spaces stand before it).
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "\uff20")


def neutralise(value: object) -> str:
    """A cell that no spreadsheet program takes for a formula. Numbers stay numbers."""
    text = str(value)
    if isinstance(value, str) and text.lstrip().startswith(_STARTS_FORMULA):
        return "'" + text
    return text


def write_csv(rows: Iterable[Iterable[object]]) -> bytes:
    """UTF-8 with a byte order mark, as Excel and WPS expect of Chinese text."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([neutralise(cell) for cell in row] for row in rows)
    return (BOM + out.getvalue()).encode()


def notice_totals(notice: Publication) -> bytes:
    """One notice's sums by village, with what they are sums of."""
    head = [
        [_("公示编号"), notice.number],
        [_("标题"), notice.title],
        [_("张贴日期"), say_day(notice.posted_on)],
        [_("公示期限"), presentation.say_window(notice)],
        [],
        [_("村（居）"), _("户数"), _("人数"), presentation.head_of_amount(notice)],
    ]
    totals = [
        [line.village.name if line.village else _("其他村"), line.households, line.persons or "", line.amount or ""]
        for line in selectors.totals_of(notice, lasting=True)
    ]
    whole = selectors.sums_of(notice)
    return write_csv([*head, *totals, [_("合计"), whole.households, whole.persons or "", whole.amount or ""]])
