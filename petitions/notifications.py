"""Telling others that a case moved: after commit, without a word of its content.

A gateway (SMS, a county platform) listens to `case_moved` and asks the selectors for what it may send.
"""

import logging

from django.db import transaction
from django.dispatch import Signal

logger = logging.getLogger(__name__)

case_moved = Signal()  # petition_id, action, to_state


def announce(event) -> None:
    petition_id, action, to_state = event.petition_id, str(event.action), str(event.to_state)

    def send():
        for receiver, answer in case_moved.send_robust(
            sender=None, petition_id=petition_id, action=action, to_state=to_state
        ):
            if isinstance(answer, Exception):
                # The class alone: an exception's text may quote what it choked on.
                logger.error("case_moved: %s failed with %s", receiver, type(answer).__name__)

    transaction.on_commit(send)
