"""Telling people of days that come: a row in the database, and a mail without content where there is an address.

Outside working hours nothing goes out; run twice, the second run finds nothing to do.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.workdays import calendar

from . import steps

logger = logging.getLogger(__name__)
Row = Any  # an unsaved model
Mail = tuple[str, str]  # subject and body


def send(wanted: Callable[[date], Iterable[Row]], *, about: str, say: Callable[[Sequence[Row]], Mail]) -> int:
    """One run; answers how many were told of a step that they had not heard of.

    `wanted` makes the rows that are due today, unsaved, each with `step`, the `due` day, `to` whom, and what it is
    `about`; those four are unique together in the database.
    """
    now = timezone.localtime()
    if not steps.may_disturb(now, calendar.current()):
        return 0
    by_person: dict[Any, list[Row]] = defaultdict(list)
    for row in _unheard(list(wanted(now.date())), about):
        by_person[row.to].append(row)
    return sum(_remind(person, rows, say) for person, rows in by_person.items())


def _unheard(rows: list[Row], about: str) -> list[Row]:
    if not rows:
        return []
    names = (f"{about}_id", "due", "step", "to_id")
    things = {getattr(row, names[0]) for row in rows}
    known = set(type(rows[0])._default_manager.filter(**{f"{names[0]}__in": things}).values_list(*names))
    return [row for row in rows if tuple(getattr(row, name) for name in names) not in known]


@transaction.atomic
def _remind(person: Any, rows: list[Row], say: Callable[[Sequence[Row]], Mail]) -> int:
    told = [row for row in rows if _is_put_down(row)]
    if told and person.email:
        transaction.on_commit(lambda: post(person.email, *say(told)))
    return len(told)


def _is_put_down(row: Row) -> bool:
    """False where a run beside this one was quicker."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def post(address: str, subject: str, body: str) -> None:
    """No number, no matter, no name: a mail box is not the register. A mail that fails leaves the list as it is."""
    try:
        mail.send_mail(subject, body, None, [address])
    except Exception as failure:  # whatever the mail server says, with its addresses, stays out of the log
        logger.error("a reminder could not be mailed, %s", type(failure).__name__)
