"""Telling others that a case moved: after commit, without a word of its content.

A gateway (SMS, a county platform) listens and asks the selectors for what it may send. A listener of its own and
not a Django signal: send_robust writes a failing receiver's exception into the log, and with it what it choked on.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Moved:
    """All that a listener is told."""

    petition_id: int
    action: str
    to_state: str


Listener = Callable[[Moved], None]
_listeners: list[Listener] = []


def listen(listener: Listener) -> Listener:
    _listeners.append(listener)
    return listener


def forget(listener: Listener) -> None:
    _listeners.remove(listener)


def announce(event) -> None:
    moved = Moved(event.petition_id, str(event.action), str(event.to_state))
    transaction.on_commit(lambda: _tell(moved))


def _tell(moved: Moved) -> None:
    for listener in list(_listeners):
        try:
            listener(moved)
        except Exception as failure:  # a listener's trouble is not the petitioner's
            logger.error("petitions: a listener failed with %s", type(failure).__name__)
