"""The change ledger: who came in, went out, rose or fell, in counts by village with reasons from a closed list."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts import permissions
from portal.words import in_chinese

from ..books.quarters import say_month
from ..models import ChangeRecord, OpeningBalance
from ..refusals import Declined
from . import easing, recording

ADD, CORRECT = "disclosures.add_changerecord", "disclosures.change_changerecord"


@transaction.atomic
def record_change(*, by, **values) -> ChangeRecord:
    """One decision about households of one village: 57号 art 32."""
    change = _record(by, values)
    _tell([change])
    return change


@transaction.atomic
def record_month(*, by, rows: Iterable[dict], **shared) -> list[ChangeRecord]:
    """One kind of change of one month, village by village; all of it or nothing."""
    changes = [_record(by, {**shared, **row}) for row in rows]
    if not changes:
        raise Declined(_("没有填任何一个村。请至少填一行。"))
    _tell(changes)
    return changes


def _record(by, values: dict) -> ChangeRecord:
    permissions.require(by, ADD, values.get("village"))
    change = recording.store(ChangeRecord(**values), by=by)
    easing.watch(change, by=by)
    return change


@transaction.atomic
def correct_change(*, change: ChangeRecord, by, because: str, **values) -> ChangeRecord:
    """Replace a record that was wrong. What it settled, and what must follow from it, goes with the new one."""
    permissions.require(by, CORRECT, change)
    permissions.require(by, CORRECT, values.get("village"))
    new = recording.replace(change, ChangeRecord(recheck=change.recheck, **values), by=by, because=because)
    easing.pass_on(change, new, by=by)
    _tell([new], because)
    return new


@transaction.atomic
def cancel_change(*, change: ChangeRecord, by, because: str) -> ChangeRecord:
    """Strike a record out. A matter that it had settled is open again."""
    permissions.require(by, CORRECT, change)
    mark = recording.cancel(change, by=by, because=because)
    easing.give_up(change, by=by)
    _tell([mark], because)
    return mark


@transaction.atomic
def record_openings(*, by, scheme, year: int, source: str, rows: Iterable[dict]) -> list[OpeningBalance]:
    """With how many a year began, by village: without it the year cannot be balanced."""
    openings = []
    for row in rows:
        permissions.require(by, ADD, row["village"])
        openings.append(recording.store(OpeningBalance(scheme=scheme, year=year, source=source, **row), by=by))
    if not openings:
        raise Declined(_("没有填任何一个村。请至少填一行。"))
    _tell_opening(openings[0])
    return openings


@transaction.atomic
def correct_opening(*, opening: OpeningBalance, by, because: str, **values) -> OpeningBalance:
    permissions.require(by, CORRECT, opening)
    new = OpeningBalance(scheme=opening.scheme, village=opening.village, year=opening.year, **values)
    recording.replace(opening, new, by=by, because=because)
    _tell_opening(new, because)
    return new


@in_chinese
def _tell(changes: list[ChangeRecord], reason: str = "") -> None:
    first = changes[0]
    facts = {"scheme": first.scheme.name, "month": month_code(first.effective_month), "records": len(changes)}
    named = {"scheme": first.scheme.name, "month": say_month(first.effective_month)}
    if reason:
        title, action = _("更正%(scheme)s%(month)s动态变化") % named, recording.CORRECTED
    else:
        title, action = _("登记%(scheme)s%(month)s动态变化") % named, recording.RECORDED
    recording.tell(action, f"changes:{facts['month']}", title, reason=reason, **facts)


@in_chinese
def _tell_opening(opening: OpeningBalance, reason: str = "") -> None:
    title = _("更正%(scheme)s%(year)d年年初数") if reason else _("登记%(scheme)s%(year)d年年初数")
    recording.tell(
        recording.CORRECTED if reason else recording.RECORDED,
        f"opening:{opening.year}",
        title % {"scheme": opening.scheme.name, "year": opening.year},
        reason=reason,
        scheme=opening.scheme.name,
        year=opening.year,
    )


def month_code(day: dt.date) -> str:
    return f"{day:%Y-%m}"
