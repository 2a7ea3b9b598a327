"""The boards as staff read them. Each door asks for the permission; the facts come in one question, the lists on top."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from portal.accounts.permissions import allows, require

from .asking import gather
from .catalogue import compose
from .catalogue.boards import VillageBoard, village_boards
from .checks import Reading, column_readings, count_states, read_all
from .facts import Facts
from .rules import ORDER, State
from .thresholds import Threshold, with_local

VIEW = "inspection.view_board"


@dataclass(frozen=True)
class Board:
    """The inspection board: every threshold of the table that is measured by itself."""

    today: date
    facts: Facts
    limits: dict[str, Threshold]
    readings: list[Reading]
    columns: list[Reading]

    @property
    def counts(self) -> dict[State, int]:
        return count_states(self.readings)


def board(*, by: Any) -> Board:
    require(by, VIEW)
    facts, today = gather(), timezone.localdate()
    limits = with_local(facts.local)
    readings = sorted(read_all(facts, limits, today), key=lambda one: ORDER[one.state])
    return Board(today, facts, limits, readings, column_readings(facts, limits, today))


def may_look(user: Any) -> bool:
    return allows(user, VIEW)


@dataclass(frozen=True)
class CatalogueBoard:
    today: date
    lines: list[compose.Line]
    villages: list[VillageBoard]

    @property
    def counts(self) -> dict[State, int]:
        states = [line.standing.state for line in self.lines]
        return {state: states.count(state) for state in State}

    @property
    def late_villages(self) -> int:
        return sum(one.state is not State.GREEN for one in self.villages)


def catalogue_board(*, by: Any) -> CatalogueBoard:
    require(by, VIEW)
    today = timezone.localdate()
    return CatalogueBoard(today, compose.lines(today), village_boards(today))
