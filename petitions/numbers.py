"""Case numbers that tell nothing: 2026-483920, drawn from the year's gapless series through a keyed shuffle.

A running number would tell a member of staff who may not know of an accusation that one exists: theirs would be the
number missing from the list (信访工作条例 art 30). The series behind it has no gaps; what is shown has no order.
"""

from portal.privacy import vault

ROUNDS = 6
HALF = 1_000  # six digits: two halves of three
MOST = HALF * HALF


class SeriesFull(Exception):  # noqa: N818 - a million cases a year is not a township's
    """The year has no number left."""


def number_for(year: int, sequence: int) -> str:
    """The number of the year's `sequence`-th case, counted from 1."""
    if not 0 < sequence <= MOST:
        raise SeriesFull(year)
    return f"{year}-{shuffle(year, sequence - 1):06d}"


def shuffle(year: int, position: int) -> int:
    """A permutation of 0..999999 (a Feistel network over decimal halves): no two positions meet."""
    left, right = divmod(position, HALF)
    for turn in range(ROUNDS):
        left, right = right, (left + _mix(year, turn, right)) % HALF
    return left * HALF + right


def _mix(year: int, turn: int, half: int) -> int:
    return int(vault.fingerprint("petition-number", f"{year}:{turn}:{half}")[:12], 16)
