"""How every move is made: lock the row, ask the table, change, append one event, tell after commit.

A service reads `with moving(Action.ACCEPT, petition=…, by=…) as step:` and says only what is its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petitions import notifications, statistics
from petitions.errors import Conflict, WrongState
from petitions.models import CaseEvent, Petition
from petitions.permissions import is_accused, require_on
from petitions.vocabulary import FINISHED, Action, State
from petitions.workflow import AFTER_DISPOSAL, DISPOSE, MOVES, PUBLISH, UNREAD, Move, find_move
from portal.accounts.models import User
from portal.accounts.permissions import NotAllowed, require
from portal.kept import editions

from . import clocks

# Who publishes reads the redacted text alone, and who disposes a line of a register: neither need see the case.
UNSEEN = (PUBLISH, DISPOSE)


@dataclass
class Step:
    """One move under way. `petition` is the locked row; what the service sets here is saved with the event."""

    move: Move
    petition: Petition
    by: User | None
    from_state: str
    public_note: str = ""
    internal_note: str = ""
    deadline_before: date | None = None
    deadline_after: date | None = None
    facts: dict = field(default_factory=dict)
    starts_on: date | None = None  # the day from which the clocks of this move count, where it is not today
    done_on: date | None = None  # the day on which it was done, where it is only written down today


@contextmanager
def moving(action: Action, *, petition: Petition, by, version: int | None = None) -> Iterator[Step]:
    """One move of one case, whole or not at all. The caller's instance is brought up to date afterwards."""
    with transaction.atomic():
        step = _begin(action, petition, by, version)
        yield step
        _finish(step)
    petition.refresh_from_db()


def _begin(action: Action, given: Petition, by, version: int | None) -> Step:
    """Permission first, so that a stranger learns nothing about where a case stands; then whether the page is stale."""
    petition = Petition.objects.select_for_update().get(pk=given.pk)
    line = next(move for move in MOVES if move.action == action)  # the lines of an action share their permission
    if line.permission in UNSEEN:
        require(by, line.permission)
        if is_accused(by, petition):
            raise NotAllowed(_("这件来件不在您的办理范围内。"))
    elif line.permission is not None:
        require_on(by, line.permission, petition)
    if petition.disposed_at is not None and action not in AFTER_DISPOSAL:
        raise WrongState(_("这件来件的内容已经到期销毁，不能再办理。来件人有新的诉求，请另行登记。"))
    if not line.quiet and petition.version != (given.version if version is None else version):
        raise Conflict(_("这件来件刚刚被别人改动过，您看到的已不是最新内容。请刷新页面，核对后再办理。"))
    move = find_move(action, state=petition.state, kind=petition.kind, is_anonymous=petition.is_anonymous)
    return Step(move=move, petition=petition, by=by, from_state=petition.state)


def _finish(step: Step) -> CaseEvent:
    petition, move, now = step.petition, step.move, timezone.now()
    petition.state = move.arrives_at(step.from_state)
    if petition.state in FINISHED:
        petition.closed_at = petition.closed_at or now
    else:
        petition.closed_at = None
    if not move.quiet:
        petition.version += 1
        if move.action not in UNREAD:
            petition.news_at = petition.reminded_at = None  # whoever makes a move has read what was added and asked for
        petition.save(update_fields=_PLAIN)
    if met := clocks.meet(petition, move.meets, now, done_on=step.done_on):
        step.facts = {**step.facts, **met}
    if move.starts and move.action != Action.SUBMIT:
        clocks.start(petition, move.starts, step.starts_on or timezone.localdate(now))
    return append(step)


# What a move may change. The sealed text is not among it: a letter stays as it was written.
_PLAIN = (
    "kind",
    "state",
    "subject",
    "summary",
    "village",
    "accused_unit",
    "delivery",
    "confirmed_on",
    "repeats",
    "merged_into",
    "news_at",
    "reminded_at",
    "is_preserved",
    "assignee",
    "assignee_unit",
    "returned_to",
    "accepted_at",
    "closed_at",
    "version",
)


def append(step: Step) -> CaseEvent:
    """Write the line into the record and let listeners know once it is safe on the disk."""
    event = CaseEvent.objects.create(
        petition=step.petition,
        action=step.move.action,
        from_state=step.from_state or "",
        to_state=State(step.petition.state),
        by=step.by,
        public_note=step.public_note,
        internal_note=step.internal_note,
        deadline_before=step.deadline_before,
        deadline_after=step.deadline_after,
        facts=step.facts,
    )
    if statistics.is_counted(event):
        editions.bump()
    notifications.announce(event)
    return event
