"""Any order of moves, made or refused, leaves a case whole."""

import pytest
from django.db import connection
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from .machine import Case


@pytest.mark.django_db
def test_any_order_of_moves_leaves_a_case_whole():
    run_state_machine_as_test(Case, settings=settings(max_examples=12, stateful_step_count=18))


@pytest.mark.soak
@pytest.mark.django_db
def test_fifty_thousand_moves(say):
    """Some 1,400 cases of up to 50 moves each, made or refused."""
    Case.moves = Case.made = 0
    run_state_machine_as_test(Case, settings=settings(max_examples=1_400, stateful_step_count=50))
    say(
        f"{Case.moves:,} moves in any order on {connection.vendor}, {Case.made:,} made and the others refused:"
        " no illegal state, accused never among readers, clocks as ruled"
    )
    assert Case.moves >= 50_000
