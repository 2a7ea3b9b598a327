import pytest
import time_machine

from petitions.services import handling, retention
from petitions.vocabulary import Kind, State

from .years import BASIS, NOW, THEN


@pytest.fixture
def old(town):
    """A claim answered, served and closed ten years ago, with its sender; and its code."""
    with time_machine.travel(THEN, tick=False):
        key = "k" * 40
        case = town.at(State.CLOSED, idempotency_key=key, summary="低保金额变动")
        handling.view_petitioner(petition=case, by=town.worker, reason="电话核实")
    for kind in Kind:
        retention.set_rule(kind=kind, years=10, basis=BASIS, by=town.leader)
    return case


@pytest.fixture
def reviewer(town):
    return town.staff("privacy_reviewer")


@pytest.fixture
def later():
    with time_machine.travel(NOW, tick=False):
        yield
