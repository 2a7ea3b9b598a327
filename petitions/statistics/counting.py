"""Counting what happened, from the lines of the record alone. A line is never changed, so neither is a count.

A matter counts in the month in which it was entered, under the class it was entered with; an end, a late clock or a
rating in the month in which it happened. A matter that is opened again and ends again has ended twice.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from statistics import median

from django.utils import timezone

from petitions.vocabulary import ENDINGS_OF_REPLIES, FINISHED, Action, Channel, Ending, Kind

ENDINGS_OF_MOVES: dict[str, Ending] = {
    Action.ANSWER_AT_ONCE: Ending.AT_ONCE,
    Action.DECLINE: Ending.DECLINED,
    Action.TRANSFER: Ending.TRANSFERRED,
    Action.SEND_BACK: Ending.TRANSFERRED,
}
NOWHERE = ""  # the whole township's matters, and those whose letter names no village
CROWD = 5  # persons from whom on a visit counts as one of a crowd (信访工作条例 art 20 asks for representatives)


@dataclass(frozen=True)
class Line:
    """One event, with the day on which its matter was received."""

    pk: int
    petition: int
    action: str
    from_state: str
    to_state: str
    at: datetime
    received_on: date
    facts: Mapping

    @property
    def day(self) -> date:
        return timezone.localdate(self.at)

    @property
    def ends(self) -> bool:
        return self.to_state in FINISHED and self.from_state not in FINISHED

    @property
    def is_late(self) -> bool:
        return bool(self.facts.get("late"))


@dataclass(frozen=True)
class Reply:
    """What the written reply had said when a matter ended, and whether it had been handed over late."""

    outcome: str = ""
    late: bool = False


@dataclass
class Counts:
    """True counts of some days. Internal: what is printed for everybody goes through publishing.py."""

    registered: int = 0
    persons: int = 0
    channels: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    villages: Counter[str] = field(default_factory=Counter)
    persons_by_channel: Counter[str] = field(default_factory=Counter)
    persons_by_kind: Counter[str] = field(default_factory=Counter)
    crowds: int = 0
    persons_in_crowds: int = 0
    moves: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)  # of written replies, word by word
    endings: Counter[str] = field(default_factory=Counter)
    late: int = 0
    overrun: int = 0  # clocks that were met late, of any matter, ended or not
    days: list[int] = field(default_factory=list)
    scores: list[int] = field(default_factory=list)

    @property
    def finished(self) -> int:
        return len(self.days)

    @property
    def on_time_rate(self) -> int | None:
        """Whole percent, rounded down: one late matter is never rounded away."""
        return (self.finished - self.late) * 100 // self.finished if self.finished else None

    @property
    def median_days(self) -> float | None:
        return float(median(self.days)) if self.days else None

    @property
    def average_days(self) -> float | None:
        return round(sum(self.days) / len(self.days), 1) if self.days else None

    @property
    def satisfaction(self) -> float | None:
        return round(sum(self.scores) / len(self.scores), 1) if self.scores else None


def count(lines: Iterable[Line], replies: Mapping[int, Reply]) -> Counts:
    """Count these lines. `replies` knows of each end, by its key, what had been replied by then, also in an earlier
    month."""
    counts = Counts()
    for line in lines:
        counts.moves[line.action] += 1
        counts.overrun += len(line.facts.get("late", ()))
        if line.action == Action.SUBMIT:
            _register(counts, line)
        elif line.action == Action.ISSUE_REPLY:
            counts.outcomes[str(line.facts.get("outcome", ""))] += 1
        elif line.action == Action.RATE:
            counts.scores.append(int(line.facts["score"]))
        if line.ends:
            reply = replies.get(line.pk, Reply())
            counts.days.append((line.day - line.received_on).days)
            counts.late += line.is_late or reply.late
            counts.endings[ending_of(line, reply)] += 1
    return counts


def _register(counts: Counts, line: Line) -> None:
    channel, kind, persons = line.facts["channel"], line.facts["kind"], line.facts["persons"]
    counts.registered += 1
    counts.persons += persons
    counts.channels[channel] += 1
    counts.kinds[kind] += 1
    counts.persons_by_channel[channel] += persons
    counts.persons_by_kind[kind] += persons
    counts.villages[village_of(line.facts)] += 1
    if channel == Channel.VISIT and persons >= CROWD:
        counts.crowds += 1
        counts.persons_in_crowds += persons


def village_of(facts: Mapping) -> str:
    """Accusations are counted for no village: a cadre who sees his village's matters could find the one he does not
    see by subtraction (信访工作条例 art 30)."""
    return NOWHERE if facts["kind"] == Kind.ACCUSATION else facts["village"]


def ending_of(line: Line, reply: Reply) -> str:
    """The word under which an end is counted; a move that nobody thought of here is counted among the others."""
    if line.action == Action.CLOSE:
        return str(ENDINGS_OF_REPLIES.get(reply.outcome, Ending.WITHDRAWN))
    return str(ENDINGS_OF_MOVES.get(line.action, Ending.WITHDRAWN))
